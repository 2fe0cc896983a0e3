// Some practices by their ids, with the sets they belong to and their own members
:param practices => ['System:三项制度'];
UNWIND $practices AS id
MATCH (practice:Practice {id: id})
CALL {
  WITH practice
  MATCH (practice)<-[:ADOPTED]-(place)
  RETURN count(DISTINCT place) AS adopters
}
CALL {
  WITH practice
  MATCH (practice)-[:PART_OF]->(whole:Practice)
  RETURN collect(DISTINCT whole.id) AS sets
}
CALL {
  WITH practice
  MATCH (practice)<-[:PART_OF]-(member:Practice)
  RETURN collect(DISTINCT member.id) AS members
}
RETURN practice, adopters, sets, members
ORDER BY practice.id;
