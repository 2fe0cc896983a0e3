// Who plans 综合查一次 and who lacks it
// Neither is an adopter: a plan is for a later year, a want is one that the report itself admits.
MATCH (practice:Practice {name: '综合查一次'})
MATCH (practice)<-[fact:PLANS|LACKS]-(place:Jurisdiction)
RETURN place, fact, practice
ORDER BY fact.year, place.id, fact.id
LIMIT 100;
