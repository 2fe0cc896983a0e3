// Which sentences cite some documents
:param laws => ['law:行政处罚法'];
UNWIND $laws AS id
MATCH (law:Law {id: id})<-[cited:CITES]-(:Report)
UNWIND coalesce(cited.passages, [cited.passage]) AS passage
RETURN law.id AS law, collect(passage) AS passages
ORDER BY law;
