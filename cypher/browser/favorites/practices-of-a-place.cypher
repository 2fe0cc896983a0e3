// What 潼南区 has, plans and lacks
// One place over the years: green edges it has, blue it plans, red it lacks.
MATCH (place:Jurisdiction {name: '潼南区'})-[fact:ADOPTED|PLANS|LACKS]->(practice:Practice)
RETURN place, fact, practice
ORDER BY fact.year, practice.id, fact.id
LIMIT 100;
