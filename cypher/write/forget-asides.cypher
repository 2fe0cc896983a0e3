// Strike off the texts that were kept aside in favour of a report that goes or changes; they and their files are given back
:param report => '500153/2023';
MATCH (aside:Aside {report: $report})
CALL {
  WITH aside
  MATCH (aside)<-[:GIVES]-(file)
  RETURN collect(file) AS files, collect(file.id) AS names
}
WITH aside, aside.id AS id, aside.textHash AS textHash, files, names
FOREACH (file IN files | DETACH DELETE file)
DETACH DELETE aside
RETURN id, textHash, names AS files;
