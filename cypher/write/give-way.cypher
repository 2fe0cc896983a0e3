// Say why the texts that a report was preferred to are kept aside
:param report => '500153/2023';
:param reason => 'another text of the report 500153/2023 was kept';
MATCH (aside:Aside {report: $report})
SET aside.reason = $reason;
