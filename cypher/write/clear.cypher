// Take out some nodes of one type with their edges, and say how many; Report stands for their own
MATCH (node:Report)
WITH node LIMIT 1000
DETACH DELETE node
RETURN count(*) AS count;
