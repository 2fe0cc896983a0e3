// The names of all cooperations, in one row
MATCH (cooperation:Cooperation)
RETURN collect(cooperation.id) AS ids, collect(cooperation.name) AS names;
