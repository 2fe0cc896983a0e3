// Which archived text each of some reports is read in; Report stands for those kept aside too
:param ids => ['500153/2023'];
UNWIND $ids AS id
MATCH (report:Report {id: id})
RETURN report.id AS id, report.textHash AS textHash, report.length AS length;
