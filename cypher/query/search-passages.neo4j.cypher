// The sentences that a full-text query finds in some reports (null: in all), the shortest first and then the latest; Neo4j alone
:param query => '公示制度 AND 抽查';
:param reports => null;
:param most => 1000;
CALL db.index.fulltext.queryNodes('passage_text', $query) YIELD node AS passage
MATCH (passage)-[:OF]->(report:Report)
WHERE $reports IS NULL OR report.id IN $reports
WITH passage, report.year AS year, passage.end - passage.start AS length
ORDER BY length, year DESC, passage.id
LIMIT $most
RETURN passage.id AS id, passage.text AS text, year, length;
