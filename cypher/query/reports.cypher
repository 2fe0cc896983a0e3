// The reports on some places in short; where a stamp is the same, so is all that the report says
:param places => ['500153'];
UNWIND $places AS id
MATCH (place:Jurisdiction {id: id})<-[:REPORTS_ON]-(report:Report)
RETURN report.id AS id, place.id AS place, report.year AS year, report.stamp AS stamp
ORDER BY id;
