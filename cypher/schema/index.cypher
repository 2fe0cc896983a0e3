// Look a node up by a property; Practice and name stand for their own
CREATE INDEX practice_name IF NOT EXISTS FOR (node:Practice) ON (node.name);
