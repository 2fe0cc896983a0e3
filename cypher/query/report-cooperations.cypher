// The cooperations that some reports tell of, in the order of the text
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (:Report {id: id})-[:REPORTS_ON]->(place:Jurisdiction)-[fact:PARTY_TO]->(cooperation:Cooperation)
WHERE fact.report = id
CALL {
  WITH cooperation, fact
  MATCH (cooperation)<-[other:PARTY_TO]-(partner)
  WHERE other.report = fact.report AND other.status = fact.status AND NOT other.reporting
  RETURN collect(partner.id) AS partners
}
RETURN fact, place.id AS place, cooperation.id AS cooperation, cooperation.name AS name,
  cooperation.kind AS kind, partners
ORDER BY fact.report, fact.start, cooperation, fact.id;
