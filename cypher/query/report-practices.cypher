// What some reports say is adopted, planned or lacking, in the order of the text
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (:Report {id: id})-[:REPORTS_ON]->(place:Jurisdiction)-[fact:ADOPTED|PLANS|LACKS]->(practice:Practice)
WHERE fact.report = id
RETURN fact, place.id AS place, practice.id AS practice
ORDER BY fact.report, fact.start, practice, fact.id;
