// Write down which files give a report; Report stands for one kept aside too
:param rows => [{file: 'reports/a.txt', id: '500153/2023'}];
UNWIND $rows AS row
MATCH (one:Report {id: row.id})
MERGE (file:File {id: row.file})
MERGE (file)-[:GIVES]->(one);
