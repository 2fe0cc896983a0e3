// One node of a type, if there is any; Report stands for its own
MATCH (node:Report)
RETURN node.id AS id
LIMIT 1;
