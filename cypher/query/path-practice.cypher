// One step over practices: from places to what they adopted, plan or lack, and back
:param things => head([{Jurisdiction: ['500153'], Practice: ['System:三项制度']}]);
UNWIND $things.Jurisdiction AS id
MATCH (:Jurisdiction {id: id})-[:ADOPTED|PLANS|LACKS]->(other:Practice)
RETURN 'Jurisdiction' AS type, id, 'Practice' AS otherType, collect(DISTINCT other.id) AS others
UNION ALL
UNWIND $things.Practice AS id
MATCH (:Practice {id: id})<-[:ADOPTED|PLANS|LACKS]-(other:Jurisdiction)
RETURN 'Practice' AS type, id, 'Jurisdiction' AS otherType, collect(DISTINCT other.id) AS others;
