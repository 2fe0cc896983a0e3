// What reports say of the cooperations in which some jurisdictions take part, their own reports and their partners'
:param places => ['500153'];
:param from => 2020;
:param to => 2025;
:param statuses => ['adopted', 'planned', 'deficient'];
UNWIND $places AS id
MATCH (party:Jurisdiction {id: id})-[own:PARTY_TO]->(cooperation:Cooperation)
WHERE own.status IN $statuses
  AND ($from IS NULL OR own.year >= $from) AND ($to IS NULL OR own.year <= $to)
MATCH (cooperation)<-[fact:PARTY_TO]-(place:Jurisdiction)
WHERE fact.report = own.report AND fact.status = own.status AND fact.reporting
CALL {
  WITH cooperation, fact
  MATCH (cooperation)<-[other:PARTY_TO]-(partner)
  WHERE other.report = fact.report AND other.status = fact.status AND NOT other.reporting
  RETURN collect(partner.id) AS partners
}
RETURN party.id AS party, fact, place.id AS place, cooperation.id AS cooperation, cooperation.name AS name,
  cooperation.kind AS kind, partners
ORDER BY fact.year, place, fact.start, cooperation, fact.id, party;
