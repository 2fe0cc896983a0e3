// Whether the store holds anything of some reports: by their ids, by their bytes, or by the files they stand in
// :param ids => ['500153/2023']
// :param hashes => ['9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08']
// :param files => ['reports/a.txt']
UNWIND $ids AS id
MATCH (report:Report {id: id})
RETURN report.id AS trace
UNION ALL
UNWIND $hashes AS hash
MATCH (report:Report {bytesHash: hash})
RETURN report.id AS trace
UNION ALL
UNWIND $hashes AS hash
MATCH (aside:Aside {id: hash})
RETURN aside.id AS trace
UNION ALL
UNWIND $files AS path
MATCH (file:File {id: path})
RETURN file.id AS trace;
