// Which reports are held, by place and year
// within: the ids of some places, as in {`500153`: true}, or null for all
:param within => null;
:param from => 2020;
:param to => 2025;
:param offset => 0;
:param limit => 100;
MATCH (report:Report)-[:REPORTS_ON]->(place)
WHERE ($from IS NULL OR report.year >= $from) AND ($to IS NULL OR report.year <= $to)
  AND ($within IS NULL OR $within[place.id] IS NOT NULL)
WITH report, place
ORDER BY place.id, report.year, report.id
SKIP $offset
LIMIT $limit
RETURN report, place
ORDER BY place.id, report.year, report.id;
