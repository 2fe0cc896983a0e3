// How many reports are held of each year
MATCH (report:Report)
RETURN report.year AS year, count(report) AS reports
ORDER BY year;
