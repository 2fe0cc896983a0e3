// What some places say of some practices, in the order of years
:param places => ['500153'];
:param practices => ['System:三项制度'];
UNWIND $places AS id
MATCH (place:Jurisdiction {id: id})-[fact:ADOPTED|PLANS|LACKS]->(practice)
WHERE practice.id IN $practices
RETURN fact, place.id AS place, practice.id AS practice
ORDER BY fact.year, place, fact.start, practice, fact.id;
