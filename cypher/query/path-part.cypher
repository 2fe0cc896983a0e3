// One step up or down: from places and practices to what they are part of, and to their own parts
:param things => head([{Jurisdiction: ['500153'], Practice: ['System:三项制度']}]);
UNWIND $things.Jurisdiction AS id
MATCH (:Jurisdiction {id: id})-[:PART_OF]-(other:Jurisdiction)
RETURN 'Jurisdiction' AS type, id, 'Jurisdiction' AS otherType, collect(DISTINCT other.id) AS others
UNION ALL
UNWIND $things.Practice AS id
MATCH (:Practice {id: id})-[:PART_OF]-(other:Practice)
RETURN 'Practice' AS type, id, 'Practice' AS otherType, collect(DISTINCT other.id) AS others;
