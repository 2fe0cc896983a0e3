// How many values and jurisdictions some indicators have, and of which years
:param figures => ['行政应诉案件数/件'];
UNWIND $figures AS id
MATCH (figure:Figure {id: id})<-[fact:MEASURED]-(place)
WITH figure, split(place.id, '@')[0] AS place, fact.year AS year
RETURN figure.id AS id, count(DISTINCT place + '/' + toString(year)) AS values, count(DISTINCT place) AS places,
  min(year) AS firstYear, max(year) AS lastYear
ORDER BY id;
