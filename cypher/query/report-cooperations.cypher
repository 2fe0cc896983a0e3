// The cooperations that some reports tell of, in the order of the text
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (:Report {id: id})-[:REPORTS_ON]->(place:Jurisdiction)-[fact:PARTY_TO]->(cooperation:Cooperation)
WHERE fact.report = id
MATCH (cooperation)<-[other:PARTY_TO]-(partner)
WHERE other.report = fact.report AND other.status = fact.status AND other.id <> fact.id
WITH fact, place, cooperation, partner
ORDER BY partner.id
RETURN fact, place, cooperation, collect(partner) AS partners
ORDER BY fact.report, fact.start, cooperation.id, fact.id;
