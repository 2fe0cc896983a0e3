// What reports say of practices in sentences that cite some documents
:param laws => ['law:行政处罚法'];
UNWIND $laws AS id
MATCH (:Law {id: id})<-[cited:CITES]-(:Report)-[:REPORTS_ON]->(place:Jurisdiction)
UNWIND coalesce(cited.passages, [cited.passage]) AS passage
WITH place, collect(passage) AS citing
MATCH (place)-[fact:ADOPTED|PLANS|LACKS]->(practice:Practice)
WHERE fact.passage IN citing OR any(passage IN fact.passages WHERE passage IN citing)
RETURN practice.id AS practice, fact.report AS report, coalesce(fact.passages, [fact.passage]) AS passages
ORDER BY practice, report;
