// The ids of all nodes of one type; Report stands for its own
MATCH (node:Report)
RETURN node.id AS id;
