// What some jurisdictions adopted, plan or lack, in the order of years
:param places => ['500153'];
:param from => 2020;
:param to => 2025;
:param edges => ['ADOPTED', 'PLANS', 'LACKS'];
UNWIND $places AS id
MATCH (place:Jurisdiction {id: id})-[fact:ADOPTED|PLANS|LACKS]->(practice:Practice)
WHERE ($from IS NULL OR fact.year >= $from) AND ($to IS NULL OR fact.year <= $to)
  AND type(fact) IN $edges
RETURN fact, place.id AS place, practice.id AS practice
ORDER BY fact.year, place, fact.start, practice, fact.id;
