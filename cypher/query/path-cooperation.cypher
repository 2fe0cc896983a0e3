// One step over cooperations: from places and groups to those they are party to, and back
:param things => head([{Jurisdiction: ['500153'], Group: ['川渝'], Cooperation: ['service-sharing:川渝通办:500153+川渝']}]);
UNWIND $things.Jurisdiction AS id
MATCH (:Jurisdiction {id: id})-[:PARTY_TO]->(other:Cooperation)
RETURN 'Jurisdiction' AS type, id, 'Cooperation' AS otherType, collect(DISTINCT other.id) AS others
UNION ALL
UNWIND $things.Group AS id
MATCH (:Group {id: id})-[:PARTY_TO]->(other:Cooperation)
RETURN 'Group' AS type, id, 'Cooperation' AS otherType, collect(DISTINCT other.id) AS others
UNION ALL
UNWIND $things.Cooperation AS id
MATCH (:Cooperation {id: id})<-[:PARTY_TO]-(other:Jurisdiction)
RETURN 'Cooperation' AS type, id, 'Jurisdiction' AS otherType, collect(DISTINCT other.id) AS others
UNION ALL
UNWIND $things.Cooperation AS id
MATCH (:Cooperation {id: id})<-[:PARTY_TO]-(other:Group)
RETURN 'Cooperation' AS type, id, 'Group' AS otherType, collect(DISTINCT other.id) AS others;
