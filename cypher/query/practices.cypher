// Practices of which the name or another name contains some text, those that most jurisdictions adopted first
:param text => '公示';
:param kind => 'System';
:param offset => 0;
:param limit => 100;
MATCH (practice:Practice)
WHERE (practice.name CONTAINS $text OR ANY(alias IN practice.aliases WHERE alias CONTAINS $text))
  AND ($kind IS NULL OR $kind IN labels(practice))
CALL {
  WITH practice
  MATCH (practice)<-[:ADOPTED]-(place)
  RETURN count(DISTINCT place) AS adopters
}
WITH practice, adopters
ORDER BY adopters DESC, practice.id
SKIP $offset
LIMIT $limit
RETURN practice, adopters
ORDER BY adopters DESC, practice.id;
