// The organisations that the reports on some jurisdictions name, in the order of years
:param places => ['500153'];
:param from => 2020;
:param to => 2025;
UNWIND $places AS id
MATCH (reported:Jurisdiction {id: id})<-[:REPORTS_ON]-(report:Report)
WHERE ($from IS NULL OR report.year >= $from) AND ($to IS NULL OR report.year <= $to)
MATCH (report)-[fact:NAMES]->(institution:Institution)
CALL {
  WITH institution
  MATCH (institution)-[:ACTS_IN]->(place:Jurisdiction)
  RETURN head(collect(place)) AS place
}
RETURN fact, institution, place, reported.id AS of
ORDER BY fact.year, fact.report, fact.start, institution.id;
