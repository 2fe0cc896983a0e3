// The sentence behind a fact
// To check a claim: the words that say 潼南区 has 综合查一次, in their report.
MATCH (place:Jurisdiction {name: '潼南区'})-[fact:ADOPTED]->(practice:Practice {name: '综合查一次'})
MATCH (place)<-[on:REPORTS_ON]-(report:Report)<-[of:OF]-(passage:Passage)
WHERE passage.id = fact.passage
RETURN place, fact, practice, passage, of, report, on
ORDER BY fact.year, fact.id
LIMIT 20;
