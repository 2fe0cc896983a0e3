// Which cooperations some reports say are adopted, planned or lacking, in short, and who takes part
:param reports => ['500153/2023'];
UNWIND $reports AS report
MATCH (:Report {id: report})-[:REPORTS_ON]->(place:Jurisdiction)-[fact:PARTY_TO]->(cooperation:Cooperation)
WHERE fact.report = report AND fact.reporting
CALL {
  WITH cooperation
  MATCH (cooperation)<-[:PARTY_TO]-(party)
  RETURN collect(DISTINCT party.id) AS parties
}
RETURN report, fact.id AS id, fact.year AS year, fact.status AS status, place.id AS place,
  cooperation.id AS cooperation, cooperation.name AS name, cooperation.kind AS kind, parties
ORDER BY id;
