// Take out those of some nodes that nothing speaks of any more; Jurisdiction stands for their type
:param ids => ['500153'];
UNWIND $ids AS id
MATCH (node:Jurisdiction {id: id})
WHERE NOT (EXISTS { (node)<--() } OR EXISTS { (node)-[:ADOPTED|PLANS|LACKS|MEASURED|COOPERATES_WITH|PARTY_TO]->() })
CALL {
  WITH node
  MATCH (node)-[:PART_OF|ACTS_IN]->(above)
  WITH above, CASE WHEN 'Practice' IN labels(above) THEN 'Practice' ELSE labels(above)[0] END AS type
  RETURN collect({type: type, id: above.id}) AS above
}
DETACH DELETE node
RETURN above;
