// Reports that were read and kept out of the graph
MATCH (aside:Aside)
RETURN aside
ORDER BY aside.path, aside.id;
