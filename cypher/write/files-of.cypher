// Which files give a report; Report stands for one kept aside too
:param id => '500153/2023';
MATCH (:Report {id: $id})<-[:GIVES]-(file)
RETURN file.id AS file
ORDER BY file;
