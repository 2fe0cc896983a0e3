// What jurisdictions report of an indicator, year by year
:param indicator => '行政应诉案件数';
// within: the ids of some places, as in {`500153`: true}, or null for all
:param within => null;
:param from => 2020;
:param to => 2025;
:param offset => 0;
:param limit => 100;
MATCH (figure:Figure {indicator: $indicator})<-[fact:MEASURED]-(place)
WHERE ($from IS NULL OR fact.year >= $from) AND ($to IS NULL OR fact.year <= $to)
  AND ($within IS NULL OR $within[place.id] IS NOT NULL)
WITH fact, place, figure
ORDER BY fact.year, place.id, figure.id, fact.id
SKIP $offset
LIMIT $limit
RETURN fact, place, figure
ORDER BY fact.year, place.id, figure.id, fact.id;
