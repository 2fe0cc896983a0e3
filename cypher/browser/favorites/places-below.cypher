// Places below 四川省, and the reports held of them
// What the graph can tell of a province: a place without a report is only spoken of by others.
MATCH (place:Jurisdiction)-[part:PART_OF]->(above:Jurisdiction)
WHERE place.path STARTS WITH '四川省/'
CALL {
  WITH place
  MATCH (place)<-[on:REPORTS_ON]-(report:Report)
  WITH on, report
  ORDER BY report.year, report.id
  RETURN collect(report) AS reports, collect(on) AS held
}
RETURN place, part, above, reports, held
ORDER BY place.path
LIMIT 100;
