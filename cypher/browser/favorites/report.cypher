// Everything that the report of 安居区 for 2023 states, sentence by sentence
// A table to read beside the report: each fact in the order of the text, with the words that say it.
MATCH (report:Report {year: 2023})-[:REPORTS_ON]->(place:Jurisdiction {name: '安居区'})-[fact:ADOPTED|PLANS|LACKS|COOPERATES_WITH|MEASURED]->(to)
WHERE fact.report = report.id
RETURN place.name AS place, type(fact) AS states, coalesce(to.name, to.indicator) AS what, fact.quote AS words
ORDER BY fact.start, states, what, words
LIMIT 200;
