// What is cited beside 嘉昆太法治一体化合作协议
// The company that a document keeps: the reports that cite it and whatever else they cite.
MATCH (law:Law {title: '嘉昆太法治一体化合作协议'})<-[cites:CITES]-(report:Report)
OPTIONAL MATCH (report)-[also:CITES]->(other:Law)
WHERE other.id <> law.id
RETURN law, cites, report, also, other
ORDER BY report.id, also.id
LIMIT 100;
