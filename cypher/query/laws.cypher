// All documents with the reports that cite each
MATCH (law:Law)
CALL {
  WITH law
  MATCH (law)<-[:CITES]-(report:Report)
  RETURN collect(report.id) AS reports
}
RETURN law, reports
ORDER BY law.id;
