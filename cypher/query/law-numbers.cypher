// The numbers that reports give some documents
:param laws => ['law:行政处罚法'];
UNWIND $laws AS id
MATCH (law:Law {id: id})<-[fact:CITES]-(:Report)
WHERE fact.docNumber IS NOT NULL
RETURN law.id AS law, collect(DISTINCT fact.docNumber) AS numbers
ORDER BY law;
