// Which documents some reports cite, in short, and in which of their sentences
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (report:Report {id: id})-[cited:CITES]->(law:Law)
RETURN report.id AS report, law.id AS law, coalesce(cited.passages, [cited.passage]) AS passages
ORDER BY report, law;
