// Who adopted 三项制度 or a part of it
// The places that a practice reached, each edge with its year; the members of a set count for the set.
MATCH (whole:Practice {name: '三项制度'})<-[:PART_OF*0..1]-(practice:Practice)<-[fact:ADOPTED]-(place:Jurisdiction)
WITH place, fact, practice, whole
ORDER BY fact.year, place.id, fact.id
LIMIT 100
CALL {
  WITH practice, whole
  MATCH (practice)-[part:PART_OF]->(whole)
  RETURN collect(part) AS parts
}
RETURN place, fact, practice, parts, whole
ORDER BY fact.year, place.id, fact.id;
