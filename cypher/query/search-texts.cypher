// The sentences of some reports that state something, and where each begins
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (report:Report {id: id})<-[:OF]-(passage:Passage)
RETURN report.id AS report, collect(passage.start) AS starts, collect(passage.text) AS texts
ORDER BY report;
