// Take out a report, and with it what it cites and names
:param report => '500153/2023';
MATCH (report:Report {id: $report})-[:REPORTS_ON|CITES|NAMES]->(other)
WITH report, collect(DISTINCT {type: labels(other)[0], id: other.id}) AS ends
DETACH DELETE report
WITH ends
UNWIND ends AS freed
RETURN freed.type AS type, freed.id AS id;
