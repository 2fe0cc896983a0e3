// Some cooperations by their ids, and who takes part in them
:param cooperations => ['agreement:警务协作书:500153+5105+5110'];
UNWIND $cooperations AS id
MATCH (cooperation:Cooperation {id: id})
CALL {
  WITH cooperation
  MATCH (cooperation)<-[:PARTY_TO]-(party)
  RETURN collect(DISTINCT party.id) AS parties
}
RETURN cooperation.id AS id, cooperation.name AS name, cooperation.kind AS kind, parties
ORDER BY id;
