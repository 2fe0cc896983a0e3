// A report as it is stored, to see whether anything is to be written
:param report => '500153/2023';
MATCH (report:Report {id: $report})
RETURN report.stamp AS stamp, report.path AS path, report.title AS title, report.year AS year,
  report.published AS published, report.length AS length, report.textHash AS textHash,
  report.bytesHash AS bytesHash, report.knowledge AS knowledge;
