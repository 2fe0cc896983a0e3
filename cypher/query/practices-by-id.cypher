// Some practices by their ids, with the sets they belong to and their own members
// :param practices => ['System:三项制度']
UNWIND $practices AS id
MATCH (practice:Practice {id: id})
OPTIONAL MATCH (practice)<-[:ADOPTED]-(place:Jurisdiction)
WITH practice, count(DISTINCT place) AS adopters
OPTIONAL MATCH (practice)-[:PART_OF]->(whole:Practice)
WITH practice, adopters, collect(DISTINCT whole.id) AS sets
OPTIONAL MATCH (member:Practice)-[:PART_OF]->(practice)
RETURN practice, adopters, sets, collect(DISTINCT member.id) AS members
ORDER BY practice.id;
