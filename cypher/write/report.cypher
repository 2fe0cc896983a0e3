// Write reports that are new to the store: where one is there, or another writer brings it at this moment, all is refused
:param rows => [{id: '110101/1999', properties: {year: 1999}}];
UNWIND $rows AS row
CREATE (report:Report {id: row.id})
SET report += row.properties;
