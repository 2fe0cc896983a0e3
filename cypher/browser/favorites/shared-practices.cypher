// What 潼南区 and 安居区 both have
// Where two places resemble each other, and since when each has it.
MATCH (one:Jurisdiction {name: '潼南区'})-[here:ADOPTED]->(practice:Practice)
MATCH (other:Jurisdiction {name: '安居区'})-[there:ADOPTED]->(practice)
RETURN one, here, practice, there, other
ORDER BY practice.id, here.id, there.id
LIMIT 100;
