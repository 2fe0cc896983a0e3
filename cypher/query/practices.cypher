// All practices with how many jurisdictions adopted each
MATCH (practice:Practice)
CALL {
  WITH practice
  MATCH (practice)<-[:ADOPTED]-(place)
  RETURN count(DISTINCT place) AS adopters
}
RETURN practice, adopters
ORDER BY practice.id;
