// How many values and jurisdictions some indicators have, and of which years
:param figures => ['行政应诉案件数/件'];
UNWIND $figures AS id
MATCH (figure:Figure {id: id})<-[fact:MEASURED]-(place)
WITH DISTINCT id, place, fact.year AS year
WITH id, place, count(*) AS years, min(year) AS first, max(year) AS last
WITH id, split(place.id, '@')[0] AS place, sum(years) AS years, min(first) AS first, max(last) AS last
RETURN id, sum(years) AS values, count(*) AS places, min(first) AS firstYear, max(last) AS lastYear
ORDER BY id;
