// Some reports by their ids
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (report:Report {id: id})-[:REPORTS_ON]->(place:Jurisdiction)
RETURN report, place.id AS place
ORDER BY report.id;
