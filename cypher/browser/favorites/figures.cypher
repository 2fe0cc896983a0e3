// How often heads of agencies appear in court
// One indicator across places; each edge has its year and value.
MATCH (figure:Figure {indicator: '行政机关负责人出庭应诉率'})
MATCH (figure)<-[fact:MEASURED]-(place:Jurisdiction)
WITH place, fact, figure
ORDER BY fact.year, place.id, fact.id
LIMIT 100
RETURN place, fact, figure
ORDER BY fact.year, place.id, fact.id;
