// All indicators by unit, and how many edges tell of each
MATCH (figure:Figure)
RETURN figure.id AS id, figure.indicator AS name, figure.unit AS unit, COUNT { (figure)<-[:MEASURED]-() } AS edges
ORDER BY id;
