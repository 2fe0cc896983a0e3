// How many edges of one type there are; ADOPTED stands for its own
MATCH ()-[edge:ADOPTED]->()
RETURN count(edge) AS count;
