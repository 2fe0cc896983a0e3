// Some cooperations by their ids, and who takes part in them
:param cooperations => ['agreement:警务协作书:500153+5105+5110'];
UNWIND $cooperations AS id
MATCH (cooperation:Cooperation {id: id})
CALL {
  WITH cooperation
  MATCH (cooperation)<-[:PARTY_TO]-(party)
  RETURN collect(DISTINCT party) AS parties
}
RETURN cooperation, parties
ORDER BY cooperation.id;
