// All indicators by unit, with how many values and jurisdictions each has and of which years
MATCH (figure:Figure)
CALL {
  WITH figure
  MATCH (figure)<-[fact:MEASURED]-(place)
  WITH split(place.id, '@')[0] AS place, fact.year AS year
  RETURN count(DISTINCT place) AS places, count(DISTINCT place + '/' + toString(year)) AS values,
    min(year) AS firstYear, max(year) AS lastYear
}
RETURN figure.id AS id, figure.indicator AS name, figure.unit AS unit, values, places, firstYear, lastYear
ORDER BY id;
