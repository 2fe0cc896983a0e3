// Some values that some jurisdictions report
:param places => ['500153'];
// facts: the ids of the statements, as in {`500153/2023#0123456789abcdef`: true}
:param facts => head([{}]);
UNWIND $places AS id
MATCH (place:Jurisdiction {id: id})-[fact:MEASURED]->(figure:Figure)
WHERE $facts[fact.id] IS NOT NULL
RETURN fact, place.id AS place, figure.indicator AS indicator, figure.unit AS unit
ORDER BY fact.id;
