// Write edges that a new report states, so that they are new too; Jurisdiction, ADOPTED and Practice stand for their own
:param rows => [{from: '500153', to: 'System:三项制度', id: '500153/2023#1', properties: {year: 2023}}];
UNWIND $rows AS row
MATCH (from:Jurisdiction {id: row.from})
MATCH (to:Practice {id: row.to})
CREATE (from)-[edge:ADOPTED {id: row.id}]->(to)
SET edge += row.properties;
