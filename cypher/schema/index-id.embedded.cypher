// Look a node up by its id: in the embedded store a constraint brings no index
CREATE INDEX practice_id IF NOT EXISTS FOR (node:Practice) ON (node.id);
