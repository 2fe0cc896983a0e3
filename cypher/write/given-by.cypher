// What a file gave when it was last read
:param file => 'reports/a.txt';
MATCH (:File {id: $file})-[:GIVES]->(one)
RETURN labels(one)[0] AS type, one.id AS id;
