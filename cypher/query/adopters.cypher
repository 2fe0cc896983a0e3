// Which jurisdictions adopted, plan or lack some practices, earliest first
:param practices => ['System:三项制度'];
// within: the ids of some places, as in {`500153`: true}, or null for all
:param within => null;
:param from => 2020;
:param to => 2025;
:param edges => ['ADOPTED'];
:param offset => 0;
:param limit => 100;
CALL {
  UNWIND $practices AS id
  MATCH (practice:Practice {id: id})<-[fact:ADOPTED]-(place)
  WHERE 'ADOPTED' IN $edges
  RETURN fact, place, practice
  UNION ALL
  UNWIND $practices AS id
  MATCH (practice:Practice {id: id})<-[fact:PLANS]-(place)
  WHERE 'PLANS' IN $edges
  RETURN fact, place, practice
  UNION ALL
  UNWIND $practices AS id
  MATCH (practice:Practice {id: id})<-[fact:LACKS]-(place)
  WHERE 'LACKS' IN $edges
  RETURN fact, place, practice
}
WITH fact, place, practice
WHERE ($from IS NULL OR fact.year >= $from) AND ($to IS NULL OR fact.year <= $to)
  AND ($within IS NULL OR $within[place.id] IS NOT NULL)
WITH fact, place, practice
ORDER BY fact.year, place.id, practice.id, fact.id
SKIP $offset
LIMIT $limit
RETURN fact, place, practice
ORDER BY fact.year, place.id, practice.id, fact.id;
