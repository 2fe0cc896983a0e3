// What is cited beside 嘉昆太法治一体化合作协议
// The company that a document keeps: the reports that cite it and whatever else they cite.
MATCH (law:Law {title: '嘉昆太法治一体化合作协议'})<-[cites:CITES]-(report:Report)
CALL {
  WITH law, report
  MATCH (report)-[also:CITES]->(other:Law)
  WHERE other.id <> law.id
  WITH also, other
  ORDER BY also.id
  RETURN collect(also) AS also, collect(other) AS others
}
RETURN law, cites, report, also, others
ORDER BY report.id
LIMIT 25;
