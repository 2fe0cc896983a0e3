// One node for each id; Practice stands for its own type
CREATE CONSTRAINT practice_id IF NOT EXISTS FOR (node:Practice) REQUIRE node.id IS UNIQUE;
