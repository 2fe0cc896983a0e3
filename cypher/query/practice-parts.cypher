// Which practices belong to which sets
MATCH (practice:Practice)-[:PART_OF]->(whole:Practice)
RETURN DISTINCT practice.id AS practice, whole.id AS whole
ORDER BY practice, whole;
