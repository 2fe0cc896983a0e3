// What was read from given bytes
:param bytesHash => '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
MATCH (report:Report {bytesHash: $bytesHash})
RETURN 'Report' AS type, report.id AS id
UNION ALL
MATCH (aside:Aside {id: $bytesHash})
RETURN 'Aside' AS type, aside.id AS id;
