// What jurisdictions report of an indicator, in short: a row for each unit, with a place in all of its lists for each value
:param indicator => '行政应诉案件数';
MATCH (figure:Figure {indicator: $indicator})<-[fact:MEASURED]-(place:Jurisdiction)
RETURN figure.unit AS unit, collect(fact.id) AS ids, collect(place.id) AS places, collect(fact.year) AS years,
  collect(fact.value) AS values, collect(fact.start) AS starts
ORDER BY unit;
