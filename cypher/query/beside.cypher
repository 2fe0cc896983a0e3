// Which practices reports tell of in some of their sentences
:param reports => ['500153/2023'];
// citing: the ids of the sentences, as in {`500153/2023#1200-1238`: true}
:param citing => head([{}]);
UNWIND $reports AS id
MATCH (:Report {id: id})-[:REPORTS_ON]->(place:Jurisdiction)
WITH DISTINCT place
MATCH (place)-[fact:ADOPTED|PLANS|LACKS]->(practice:Practice)
WHERE any(passage IN coalesce(fact.passages, [fact.passage]) WHERE $citing[passage] IS NOT NULL)
RETURN practice.id AS practice, coalesce(fact.passages, [fact.passage]) AS passages
ORDER BY practice;
