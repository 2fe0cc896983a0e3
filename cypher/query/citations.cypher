// Which reports cite documents of a title, earliest first
:param title => '民法典';
// within: the ids of some places, as in {`500153`: true}, or null for all
:param within => null;
:param from => 2020;
:param to => 2025;
:param offset => 0;
:param limit => 100;
MATCH (law:Law {title: $title})<-[fact:CITES]-(:Report)-[:REPORTS_ON]->(place)
WHERE ($from IS NULL OR fact.year >= $from) AND ($to IS NULL OR fact.year <= $to)
  AND ($within IS NULL OR $within[place.id] IS NOT NULL)
WITH fact, place, law
ORDER BY fact.year, fact.report, law.id
SKIP $offset
LIMIT $limit
RETURN fact, place, law
ORDER BY fact.year, fact.report, law.id;
