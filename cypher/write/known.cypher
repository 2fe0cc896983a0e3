// What became of given bytes: a report of the graph, or one kept aside
:param bytesHash => '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
MATCH (report:Report {bytesHash: $bytesHash})
RETURN report.id AS report, report.knowledge AS knowledge, null AS reason, [] AS candidates
UNION ALL
MATCH (aside:Aside {id: $bytesHash})
RETURN null AS report, aside.knowledge AS knowledge, aside.reason AS reason,
  coalesce(aside.candidates, []) AS candidates;
