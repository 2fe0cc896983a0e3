// The jurisdictions on which reports are held, and of which years
MATCH (report:Report)-[:REPORTS_ON]->(place:Jurisdiction)
RETURN place.id AS id, place.path AS path, place.level AS level, collect(DISTINCT report.year) AS years
ORDER BY id;
