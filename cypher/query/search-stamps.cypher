// All reports with their years and stamps: where a stamp is the same, so are the sentences
MATCH (report:Report)
RETURN report.id AS report, report.year AS year, report.stamp AS stamp
ORDER BY report;
