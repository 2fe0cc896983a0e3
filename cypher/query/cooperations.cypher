// With whom some jurisdictions cooperate, by their own and by their partners' reports
:param places => ['500153'];
:param from => 2020;
:param to => 2025;
:param statuses => ['adopted', 'planned', 'deficient'];
UNWIND $places AS id
MATCH (place:Jurisdiction {id: id})-[fact:PARTY_TO]->(cooperation:Cooperation)
WHERE fact.status IN $statuses
  AND ($from IS NULL OR fact.year >= $from) AND ($to IS NULL OR fact.year <= $to)
MATCH (cooperation)<-[other:PARTY_TO]-(partner)
WHERE other.report = fact.report AND other.status = fact.status AND other.id <> fact.id
WITH fact, place, cooperation, partner
ORDER BY partner.id
RETURN fact, place, cooperation, collect(partner) AS partners
ORDER BY fact.year, place.id, fact.start, cooperation.id, fact.id;
