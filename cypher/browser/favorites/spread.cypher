// How 综合查一次 spread, year by year
// A table for a curve of diffusion: how many places say in a year that they have it, plan it or lack it.
MATCH (practice:Practice {name: '综合查一次'})
MATCH (practice)<-[fact:ADOPTED|PLANS|LACKS]-(place:Jurisdiction)
WITH fact.year AS year, type(fact) AS status, place.name AS place
ORDER BY year, status, place
RETURN year, status, count(DISTINCT place) AS number, collect(DISTINCT place) AS places
ORDER BY year, status
LIMIT 100;
