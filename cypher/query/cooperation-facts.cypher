// What reports say of some cooperations, one statement for each report and status, by years
:param cooperations => ['agreement:警务协作书:500153+5105+5110'];
UNWIND $cooperations AS id
MATCH (cooperation:Cooperation {id: id})<-[fact:PARTY_TO]-(place:Jurisdiction)
WHERE fact.reporting
CALL {
  WITH cooperation, fact
  MATCH (cooperation)<-[other:PARTY_TO]-(partner)
  WHERE other.report = fact.report AND other.status = fact.status AND NOT other.reporting
  RETURN collect(partner.id) AS partners
}
RETURN fact, place.id AS place, cooperation.id AS cooperation, cooperation.name AS name,
  cooperation.kind AS kind, partners
ORDER BY fact.year, place, fact.start, cooperation, fact.id;
