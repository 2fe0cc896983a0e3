// The numbers that some reports give, in the order of the text
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (:Report {id: id})-[:REPORTS_ON]->(place:Jurisdiction)-[fact:MEASURED]->(figure:Figure)
WHERE fact.report = id
RETURN fact, place.id AS place, figure.indicator AS indicator, figure.unit AS unit
ORDER BY fact.report, fact.start, figure.id, fact.id;
