// Take out what a report says of its place
:param report => '500153/2023';
MATCH (:Report {id: $report})-[:REPORTS_ON]->()-[fact]->(other)
WHERE fact.report = $report
WITH fact, CASE WHEN 'Practice' IN labels(other) THEN 'Practice' ELSE labels(other)[0] END AS type, other.id AS id
DELETE fact
RETURN DISTINCT type, id;
