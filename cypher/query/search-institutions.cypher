// The names of all organisations, in one row
MATCH (institution:Institution)
RETURN collect(institution.id) AS ids, collect(institution.name) AS names;
