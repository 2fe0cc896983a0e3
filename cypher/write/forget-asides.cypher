// Strike off the texts that were kept aside in favour of a report that goes
// :param report => '500153/2023'
MATCH (aside:Aside {report: $report})
DELETE aside;
