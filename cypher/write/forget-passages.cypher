// Take out the passages that a report is quoted in
// :param report => '500153/2023'
MATCH (passage:Passage)-[:OF]->(:Report {id: $report})
DETACH DELETE passage;
