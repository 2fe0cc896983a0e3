// Which bodies act in the reports of 潼南区
// Courts, bureaus and mediation centres by name, and the place that each belongs to.
MATCH (report:Report)-[on:REPORTS_ON]->(place:Jurisdiction {name: '潼南区'})
MATCH (report)-[names:NAMES]->(body:Institution)
CALL {
  WITH body
  MATCH (body)-[acts:ACTS_IN]->(of:Jurisdiction)
  RETURN head(collect(acts)) AS acts, head(collect(of)) AS of
}
RETURN report, on, place, names, body, acts, of
ORDER BY report.year, names.id
LIMIT 100;
