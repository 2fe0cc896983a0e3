// Strike the report of this file off those kept aside
// :param path => 'reports/a.txt'
MATCH (aside:Aside {path: $path})
DELETE aside;
