// What joins some pairs of things, each in the direction of its edge: of several statements the earliest
:param pairs => head([{practice: [['500153', 'System:三项制度']], cooperation: [], group: [], institution: [], home: [], document: [], figure: [], place: [['500153', '50']], member: []}]);
UNWIND $pairs.practice AS pair
MATCH (:Jurisdiction {id: pair[0]})-[fact:ADOPTED|PLANS|LACKS]->(other:Practice)
WITH pair, fact, other
WHERE other.id = pair[1]
WITH pair, fact
ORDER BY fact.year, fact.id
RETURN 'practice' AS branch, pair, head(collect(fact)) AS fact
UNION ALL
UNWIND $pairs.cooperation AS pair
MATCH (:Jurisdiction {id: pair[0]})-[fact:PARTY_TO]->(other:Cooperation)
WITH pair, fact, other
WHERE other.id = pair[1]
WITH pair, fact
ORDER BY fact.year, fact.id
RETURN 'cooperation' AS branch, pair, head(collect(fact)) AS fact
UNION ALL
UNWIND $pairs.group AS pair
MATCH (:Group {id: pair[0]})-[fact:PARTY_TO]->(other:Cooperation)
WITH pair, fact, other
WHERE other.id = pair[1]
WITH pair, fact
ORDER BY fact.year, fact.id
RETURN 'group' AS branch, pair, head(collect(fact)) AS fact
UNION ALL
UNWIND $pairs.institution AS pair
MATCH (:Jurisdiction {id: pair[0]})<-[:REPORTS_ON]-(:Report)-[fact:NAMES]->(other:Institution)
WITH pair, fact, other
WHERE other.id = pair[1]
WITH pair, fact
ORDER BY fact.year, fact.id
RETURN 'institution' AS branch, pair, head(collect(fact)) AS fact
UNION ALL
UNWIND $pairs.home AS pair
MATCH (:Institution {id: pair[0]})-[fact:ACTS_IN]->(other:Jurisdiction)
WITH pair, fact, other
WHERE other.id = pair[1]
RETURN 'home' AS branch, pair, fact
UNION ALL
UNWIND $pairs.document AS pair
MATCH (:Jurisdiction {id: pair[0]})<-[:REPORTS_ON]-(:Report)-[fact:CITES]->(other:Law)
WITH pair, fact, other
WHERE other.id = pair[1]
WITH pair, fact
ORDER BY fact.year, fact.id
RETURN 'document' AS branch, pair, head(collect(fact)) AS fact
UNION ALL
UNWIND $pairs.figure AS pair
MATCH (:Jurisdiction {id: pair[0]})-[fact:MEASURED]->(other:Figure)
WITH pair, fact, other
WHERE other.id = pair[1]
WITH pair, fact
ORDER BY fact.year, fact.id
RETURN 'figure' AS branch, pair, head(collect(fact)) AS fact
UNION ALL
UNWIND $pairs.place AS pair
MATCH (:Jurisdiction {id: pair[0]})-[fact:PART_OF]->(other:Jurisdiction)
WITH pair, fact, other
WHERE other.id = pair[1]
RETURN 'place' AS branch, pair, fact
UNION ALL
UNWIND $pairs.member AS pair
MATCH (:Practice {id: pair[0]})-[fact:PART_OF]->(other:Practice)
WITH pair, fact, other
WHERE other.id = pair[1]
RETURN 'member' AS branch, pair, fact;
