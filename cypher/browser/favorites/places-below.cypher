// Places below 四川省, and the reports held of them
// What the graph can tell of a province: a place without a report is only spoken of by others.
MATCH (place:Jurisdiction)-[part:PART_OF]->(above:Jurisdiction)
WHERE place.path STARTS WITH '四川省/'
OPTIONAL MATCH (report:Report)-[on:REPORTS_ON]->(place)
RETURN place, part, above, report, on
ORDER BY place.path, report.year, report.id
LIMIT 200;
