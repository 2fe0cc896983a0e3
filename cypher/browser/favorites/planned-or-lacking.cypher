// Who plans 综合查一次 and who lacks it
// Neither is an adopter: a plan is for a later year, a want is one that the report itself admits.
MATCH (place:Jurisdiction)-[fact:PLANS|LACKS]->(practice:Practice {name: '综合查一次'})
RETURN place, fact, practice
ORDER BY fact.year, place.id, fact.id
LIMIT 100;
