// Strike off the texts that were kept aside in favour of a report that goes or changes; their paths are given back
// :param report => '500153/2023'
MATCH (aside:Aside {report: $report})
OPTIONAL MATCH (aside)<-[:GIVES]-(file)
WITH aside, aside.path AS path, collect(file) AS files
FOREACH (file IN files | DETACH DELETE file)
DETACH DELETE aside
RETURN path;
