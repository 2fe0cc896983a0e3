// How many edges of one type leave nodes of one type; ADOPTED and Jurisdiction stand for these
MATCH (:Jurisdiction)-[edge:ADOPTED]->()
RETURN count(edge) AS count;
