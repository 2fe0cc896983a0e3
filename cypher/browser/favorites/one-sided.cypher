// Partners in 重庆 that do not name the place back
// For following up what was announced. A partner without a report at its side says nothing: none is held.
MATCH (partner:Jurisdiction)
WHERE partner.path STARTS WITH '重庆市/'
CALL {
  WITH partner
  MATCH (partner)-[:COOPERATES_WITH]->(named:Jurisdiction)
  RETURN collect(DISTINCT named.id) AS back
}
MATCH (partner)<-[fact:COOPERATES_WITH]-(place:Jurisdiction)
WHERE NOT place.id IN back
WITH place, fact, partner
ORDER BY place.id, partner.id, fact.id
LIMIT 50
CALL {
  WITH partner
  MATCH (partner)<-[on:REPORTS_ON]-(report:Report)
  RETURN collect(report) AS reports, collect(on) AS held
}
RETURN place, fact, partner, reports, held
ORDER BY place.id, partner.id, fact.id;
