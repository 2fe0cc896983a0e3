// All documents that reports cite
MATCH (law:Law)
RETURN law.id AS id, law.title AS title, law.kind AS kind
ORDER BY id;
