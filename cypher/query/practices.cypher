// All practices
MATCH (practice:Practice)
RETURN practice.id AS id, labels(practice) AS labels, practice.name AS name, practice.aliases AS aliases
ORDER BY id;
