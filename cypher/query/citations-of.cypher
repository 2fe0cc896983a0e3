// What the reports on some jurisdictions cite, in the order of years
:param places => ['500153'];
:param from => 2020;
:param to => 2025;
UNWIND $places AS id
MATCH (place:Jurisdiction {id: id})<-[:REPORTS_ON]-(report:Report)
WHERE ($from IS NULL OR report.year >= $from) AND ($to IS NULL OR report.year <= $to)
MATCH (report)-[fact:CITES]->(law:Law)
RETURN fact, place.id AS place, law.id AS law, law.title AS title, law.kind AS kind
ORDER BY fact.year, fact.report, fact.start, law;
