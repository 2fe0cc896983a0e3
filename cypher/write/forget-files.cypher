// Forget which files gave a report; Report stands for one kept aside too
:param report => '500153/2023';
MATCH (:Report {id: $report})<-[:GIVES]-(file)
DETACH DELETE file;
