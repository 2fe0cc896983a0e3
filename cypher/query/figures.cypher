// What jurisdictions report of an indicator, in short: a row for each unit, with a place in all of its lists for each value
:param indicator => '行政应诉案件数';
MATCH (figure:Figure {indicator: $indicator})<-[fact:MEASURED]-(place:Jurisdiction)
WITH figure.unit AS unit, fact, place.id AS place
ORDER BY fact.id
RETURN unit, collect(fact.id) AS ids, collect(place) AS places, collect(fact.year) AS years, collect(fact.value) AS values,
  collect(fact.report) AS reports, collect(fact.start) AS starts
ORDER BY unit;
