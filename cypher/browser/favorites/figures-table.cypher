// Heads of agencies in court, as a table
// The same indicator as rows, highest first, with the sentence of each value.
MATCH (figure:Figure {indicator: '行政机关负责人出庭应诉率'})
MATCH (figure)<-[fact:MEASURED]-(place:Jurisdiction)
RETURN place.path AS place, fact.year AS year, fact.value AS value, figure.unit AS unit, fact.quote AS words
ORDER BY value DESC, year, place
LIMIT 100;
