// Some organisations by their ids, each with the place it belongs to
:param institutions => ['department:500153:荣昌区司法局'];
UNWIND $institutions AS id
MATCH (institution:Institution {id: id})
CALL {
  WITH institution
  MATCH (institution)-[:ACTS_IN]->(place:Jurisdiction)
  RETURN head(collect(place)) AS place
}
RETURN institution, place
ORDER BY institution.id;
