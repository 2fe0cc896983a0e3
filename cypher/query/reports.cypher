// All reports in short: place, its rank, and year
MATCH (report:Report)-[:REPORTS_ON]->(place:Jurisdiction)
RETURN report.id AS id, place.id AS place, place.level AS level, report.year AS year
ORDER BY id;
