// What some reports say of one document each
:param cited => [{law: 'law:行政处罚法', report: '500153/2023'}];
UNWIND $cited AS one
MATCH (report:Report {id: one.report})-[fact:CITES]->(law:Law)
WHERE law.id = one.law
MATCH (report)-[:REPORTS_ON]->(place:Jurisdiction)
RETURN fact, place.id AS place, law.id AS law, law.title AS title, law.kind AS kind
ORDER BY fact.year, fact.report, law;
