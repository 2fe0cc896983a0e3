// The ids of the passages that some reports are quoted in
:param reports => ['500153/2023'];
UNWIND $reports AS id
MATCH (:Report {id: id})<-[:OF]-(passage:Passage)
RETURN DISTINCT passage.id AS id;
