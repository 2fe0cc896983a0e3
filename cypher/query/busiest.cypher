// The jurisdiction that cooperates with most others, by its own reports
MATCH (place:Jurisdiction)-[fact:COOPERATES_WITH]->(partner:Jurisdiction)
RETURN place.name AS place, count(DISTINCT partner.id) AS partners
ORDER BY partners DESC, place
LIMIT 1;
