// Some jurisdictions by their ids, and the one each lies in
// :param places => ['500153']
UNWIND $places AS id
MATCH (place:Jurisdiction {id: id})
OPTIONAL MATCH (place)-[:PART_OF]->(above:Jurisdiction)
RETURN place, above
ORDER BY place.id;
