// The names of the organisations that belong to no place of the graph, in one row
MATCH (institution:Institution)
WHERE NOT EXISTS { MATCH (institution)-[:ACTS_IN]->(:Jurisdiction) }
RETURN collect(institution.id) AS ids, collect(institution.name) AS names;
