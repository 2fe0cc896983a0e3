// The organisations that some reports name, in the order of the text
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (:Report {id: id})-[fact:NAMES]->(institution:Institution)
CALL {
  WITH institution
  MATCH (institution)-[:ACTS_IN]->(place:Jurisdiction)
  RETURN head(collect(place)) AS place
}
RETURN fact, institution, place
ORDER BY fact.report, fact.start, institution.id;
