// Find words in a property, cut into pairs of Chinese characters; Passage and text stand for their own. Neo4j alone: for the embedded store the program keeps such an index itself
CREATE FULLTEXT INDEX passage_text IF NOT EXISTS FOR (node:Passage) ON EACH [node.text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk', `fulltext.eventually_consistent`: false}};
