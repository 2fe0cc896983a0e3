// One step over documents: from places to what their reports cite, and back
:param things => head([{Jurisdiction: ['500153'], Law: ['law:行政处罚法']}]);
UNWIND $things.Jurisdiction AS id
MATCH (:Jurisdiction {id: id})<-[:REPORTS_ON]-(:Report)-[:CITES]->(other:Law)
RETURN 'Jurisdiction' AS type, id, 'Law' AS otherType, collect(DISTINCT other.id) AS others
UNION ALL
UNWIND $things.Law AS id
MATCH (:Law {id: id})<-[:CITES]-(:Report)-[:REPORTS_ON]->(other:Jurisdiction)
RETURN 'Law' AS type, id, 'Jurisdiction' AS otherType, collect(DISTINCT other.id) AS others;
