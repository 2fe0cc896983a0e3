// Some jurisdictions by their ids, and the one each lies in
:param places => ['500153'];
UNWIND $places AS id
MATCH (place:Jurisdiction {id: id})
CALL {
  WITH place
  MATCH (place)-[:PART_OF]->(above:Jurisdiction)
  RETURN head(collect(above)) AS above
}
RETURN place, above
ORDER BY place.id;
