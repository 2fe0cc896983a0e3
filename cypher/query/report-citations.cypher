// What some reports cite, in the order of the text
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (report:Report {id: id})-[fact:CITES]->(law:Law)
MATCH (report)-[:REPORTS_ON]->(place:Jurisdiction)
RETURN fact, place.id AS place, law.id AS law, law.title AS title, law.kind AS kind
ORDER BY fact.report, fact.start, law;
