// Which reports say something of some nodes of one type; Practice stands for their own
:param ids => ['System:三项制度'];
UNWIND $ids AS id
MATCH (:Practice {id: id})-[edge]-(other)
WHERE edge.report IS NOT NULL OR other:Report
RETURN DISTINCT id, coalesce(edge.report, other.id) AS report;
