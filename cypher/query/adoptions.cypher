// What places say of some practices, in short: place, year and how far they carry it
:param practices => ['System:三项制度'];
UNWIND $practices AS id
MATCH (practice:Practice {id: id})<-[fact:ADOPTED|PLANS|LACKS]-(place:Jurisdiction)
RETURN place.id AS place, fact.year AS year, type(fact) AS edge
ORDER BY year, place, edge;
