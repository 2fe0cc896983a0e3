// The names of the organisations of some places, in one row
:param places => ['500153'];
UNWIND $places AS id
MATCH (:Jurisdiction {id: id})<-[:ACTS_IN]-(institution:Institution)
RETURN collect(institution.id) AS ids, collect(institution.name) AS names;
