// Of some reports' ids, bytes and files, those that the store holds anything of
:param ids => ['500153/2023'];
:param hashes => ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'];
:param files => ['reports/a.txt'];
UNWIND $ids AS id
MATCH (:Report {id: id})
RETURN id AS trace
UNION ALL
UNWIND $hashes AS hash
MATCH (:Report {bytesHash: hash})
RETURN hash AS trace
UNION ALL
UNWIND $hashes AS hash
MATCH (:Aside {id: hash})
RETURN hash AS trace
UNION ALL
UNWIND $files AS path
MATCH (:File {id: path})
RETURN path AS trace;
