// Write nodes of one type; Law stands for its own, the type it extends first
:param rows => [{id: 'law:民法典', properties: {title: '民法典', kind: 'law'}}];
UNWIND $rows AS row
MERGE (node:Law {id: row.id})
SET node += row.properties;
