// How many nodes of one type there are; Report stands for its own
MATCH (node:Report)
RETURN count(node) AS count;
