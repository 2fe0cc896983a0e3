// First adopters of some practices
// From where each practice began: the places that have it in the earliest year that any report tells of.
UNWIND ['三项制度', '综合查一次', '扫码入企', '首违不罚', '府院联动'] AS name
MATCH (practice:Practice {name: name})<-[fact:ADOPTED]-(:Jurisdiction)
WITH practice, min(fact.year) AS first
MATCH (practice)<-[fact:ADOPTED]-(place:Jurisdiction)
WHERE fact.year = first
RETURN place, fact, practice
ORDER BY practice.id, place.id, fact.id
LIMIT 100;
