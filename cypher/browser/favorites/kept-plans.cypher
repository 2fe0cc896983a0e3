// What 潼南区 planned or lacked, and has since
// Promises kept: a practice planned or found wanting in one report and adopted in a later one.
MATCH (place:Jurisdiction {name: '潼南区'})-[before:PLANS|LACKS]->(practice:Practice)<-[since:ADOPTED]-(place)
WHERE since.year > before.year
RETURN place, before, since, practice
ORDER BY before.year, practice.id, before.id, since.id
LIMIT 100;
