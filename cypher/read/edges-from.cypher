// All edges that leave some nodes of one type, and where they lead; Report stands for their own
:param ids => ['500153/2023'];
UNWIND $ids AS id
MATCH (:Report {id: id})-[edge]->(other)
RETURN id AS from, edge, labels(other) AS labels, other.id AS to;
