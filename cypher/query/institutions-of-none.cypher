// The names of the organisations that belong to no place, in one row
MATCH (institution:Institution)
WHERE NOT EXISTS { (institution)-[:ACTS_IN]->() }
RETURN collect(institution.id) AS ids, collect(institution.name) AS names;
