// Write edges that no report states; Jurisdiction, PART_OF and Practice stand for their own
:param rows => [{from: '500153', to: '50', properties: {}}];
UNWIND $rows AS row
MATCH (from:Jurisdiction {id: row.from})
MATCH (to:Practice {id: row.to})
MERGE (from)-[edge:PART_OF]->(to)
SET edge += row.properties;
