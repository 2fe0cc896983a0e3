// All practices
MATCH (practice:Practice)
RETURN practice
ORDER BY practice.id;
