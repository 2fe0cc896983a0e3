// Which jurisdictions adopted, plan or lack some practices, earliest first
// :param practices => ['System:三项制度']
// :param within => ['50']
// :param from => 2020
// :param to => 2025
// :param edges => ['ADOPTED']
// :param offset => 0
// :param limit => 100
UNWIND $practices AS id
MATCH (practice:Practice {id: id})<-[fact:ADOPTED|PLANS|LACKS]-(place:Jurisdiction)
WHERE type(fact) IN $edges
  AND ($from IS NULL OR fact.year >= $from) AND ($to IS NULL OR fact.year <= $to)
  AND ($within IS NULL OR EXISTS { MATCH (place)-[:PART_OF*0..4]->(above) WHERE above.id IN $within })
RETURN fact, place, practice
ORDER BY fact.year, place.id, practice.id, fact.id
SKIP $offset
LIMIT $limit;
