// One step over indicators: from places to what they report in numbers, and back
:param things => head([{Jurisdiction: ['500153'], Figure: ['行政应诉案件数/件']}]);
UNWIND $things.Jurisdiction AS id
MATCH (:Jurisdiction {id: id})-[:MEASURED]->(other:Figure)
RETURN 'Jurisdiction' AS type, id, 'Figure' AS otherType, collect(DISTINCT other.id) AS others
UNION ALL
UNWIND $things.Figure AS id
MATCH (:Figure {id: id})<-[:MEASURED]-(other:Jurisdiction)
RETURN 'Figure' AS type, id, 'Jurisdiction' AS otherType, collect(DISTINCT other.id) AS others;
