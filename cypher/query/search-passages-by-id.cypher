// Some sentences by their ids, each with the report it stands in
:param passages => ['500153/2023#0-12'];
UNWIND $passages AS id
MATCH (passage:Passage {id: id})-[:OF]->(report:Report)
RETURN passage.id AS id, passage.text AS text, passage.start AS start, passage.end AS end, report.id AS reportId
ORDER BY id;
