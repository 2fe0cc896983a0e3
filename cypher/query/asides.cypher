// Reports that were read and kept out of the graph
:param offset => 0;
:param limit => 100;
MATCH (aside:Aside)
RETURN aside
ORDER BY aside.path, aside.id
SKIP $offset
LIMIT $limit;
