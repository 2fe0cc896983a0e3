// Write down which files give a report; Report stands for one kept aside too
// :param id => '500153/2023'
// :param files => ['reports/a.txt']
MATCH (one:Report {id: $id})
UNWIND $files AS path
MERGE (file:File {id: path})
MERGE (file)-[:GIVES]->(one);
