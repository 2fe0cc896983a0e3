// All indicators by unit
MATCH (figure:Figure)
RETURN figure.id AS id, figure.indicator AS name, figure.unit AS unit
ORDER BY id;
