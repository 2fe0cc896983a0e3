// The ids of passages that stand in no report; there should be none
MATCH (passage:Passage)
WHERE NOT EXISTS { (passage)-[:OF]->(:Report) }
RETURN passage.id AS id;
