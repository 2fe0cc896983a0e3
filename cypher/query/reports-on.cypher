// The reports on some jurisdictions, in the order of years
:param places => ['500153'];
:param from => 2020;
:param to => 2025;
UNWIND $places AS id
MATCH (place:Jurisdiction {id: id})<-[:REPORTS_ON]-(report:Report)
WHERE ($from IS NULL OR report.year >= $from) AND ($to IS NULL OR report.year <= $to)
RETURN report, place.id AS place
ORDER BY report.year, place, report.id;
