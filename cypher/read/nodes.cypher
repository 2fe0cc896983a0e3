// Some nodes of one type by their ids; Report stands for their own
:param ids => ['500153/2023'];
UNWIND $ids AS id
MATCH (node:Report {id: id})
RETURN node;
