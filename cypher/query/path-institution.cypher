// One step over organisations: from places to those that their reports name or that belong to them, and back
:param things => head([{Jurisdiction: ['500153'], Institution: ['department:500153:荣昌区司法局']}]);
UNWIND $things.Jurisdiction AS id
MATCH (:Jurisdiction {id: id})<-[:REPORTS_ON]-(:Report)-[:NAMES]->(other:Institution)
RETURN 'Jurisdiction' AS type, id, 'Institution' AS otherType, collect(DISTINCT other.id) AS others
UNION ALL
UNWIND $things.Jurisdiction AS id
MATCH (:Jurisdiction {id: id})<-[:ACTS_IN]-(other:Institution)
RETURN 'Jurisdiction' AS type, id, 'Institution' AS otherType, collect(DISTINCT other.id) AS others
UNION ALL
UNWIND $things.Institution AS id
MATCH (:Institution {id: id})<-[:NAMES]-(:Report)-[:REPORTS_ON]->(other:Jurisdiction)
RETURN 'Institution' AS type, id, 'Jurisdiction' AS otherType, collect(DISTINCT other.id) AS others
UNION ALL
UNWIND $things.Institution AS id
MATCH (:Institution {id: id})-[:ACTS_IN]->(other:Jurisdiction)
RETURN 'Institution' AS type, id, 'Jurisdiction' AS otherType, collect(DISTINCT other.id) AS others;
