// Take out whom a report counts among the parties of its place's cooperations
:param report => '500153/2023';
MATCH (:Report {id: $report})-[:REPORTS_ON]->()-[own:PARTY_TO]->(cooperation)
WHERE own.report = $report
WITH DISTINCT cooperation
MATCH (cooperation)<-[fact:PARTY_TO]-(party)
WHERE fact.report = $report
WITH fact, [{type: 'Cooperation', id: cooperation.id}, {type: labels(party)[0], id: party.id}] AS ends
DELETE fact
WITH ends
UNWIND ends AS freed
RETURN DISTINCT freed.type AS type, freed.id AS id;
