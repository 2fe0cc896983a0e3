// How many jurisdictions adopted some practices
:param practices => ['System:三项制度'];
UNWIND $practices AS id
MATCH (practice:Practice {id: id})<-[:ADOPTED]-(place)
RETURN practice.id AS practice, count(DISTINCT place) AS adopters
ORDER BY practice;
