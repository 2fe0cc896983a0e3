// Take out the passages that a report is quoted in
:param report => '500153/2023';
MATCH (:Report {id: $report})<-[:OF]-(passage)
DETACH DELETE passage;
