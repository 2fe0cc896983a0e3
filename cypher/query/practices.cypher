// All practices with the sets they belong to and their own members
MATCH (practice:Practice)
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
RETURN practice, sets, members
ORDER BY practice.id;
