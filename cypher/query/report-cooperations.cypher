// The cooperations that some reports tell of, in the order of the text
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (:Report {id: id})-[:REPORTS_ON]->(place:Jurisdiction)-[fact:PARTY_TO]->(cooperation:Cooperation)
WHERE fact.report = id
CALL {
  WITH cooperation, fact
  MATCH (cooperation)<-[other:PARTY_TO]-(partner)
  WHERE other.report = fact.report AND other.status = fact.status AND NOT other.reporting
  RETURN collect(partner) AS partners
}
RETURN fact, place, cooperation, partners
ORDER BY fact.report, fact.start, cooperation.id, fact.id;
