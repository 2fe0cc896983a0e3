// Take out those of some nodes that nothing speaks of any more; Jurisdiction stands for their type
// :param ids => ['500153']
UNWIND $ids AS id
MATCH (node:Jurisdiction {id: id})
WHERE NOT EXISTS { (node)<--() }
  AND NOT EXISTS { MATCH (node)-[fact]->() WHERE NOT type(fact) IN ['PART_OF', 'ACTS_IN'] }
OPTIONAL MATCH (node)-[:PART_OF|ACTS_IN]->(above)
WITH node, CASE WHEN 'Practice' IN labels(above) THEN 'Practice' ELSE labels(above)[0] END AS type, above.id AS above
DETACH DELETE node
RETURN DISTINCT type, above AS id;
