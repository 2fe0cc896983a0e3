// What jurisdictions report of an indicator, in short
:param indicator => '行政应诉案件数';
MATCH (figure:Figure {indicator: $indicator})<-[fact:MEASURED]-(place:Jurisdiction)
RETURN fact.id AS id, place.id AS place, figure.unit AS unit, fact.year AS year, fact.value AS value,
  fact.report AS report, fact.start AS start
ORDER BY id;
