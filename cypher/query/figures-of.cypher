// What some jurisdictions report in numbers, in the order of years
:param places => ['500153'];
:param from => 2020;
:param to => 2025;
UNWIND $places AS id
MATCH (place:Jurisdiction {id: id})-[fact:MEASURED]->(figure:Figure)
WHERE ($from IS NULL OR fact.year >= $from) AND ($to IS NULL OR fact.year <= $to)
RETURN fact, place.id AS place, figure.indicator AS indicator, figure.unit AS unit
ORDER BY fact.year, place, fact.start, figure.id, fact.id;
