// With whom 潼南区 works
// Its partners in force, by its own reports and by theirs; the arrow leaves the place that says so.
MATCH (place:Jurisdiction {name: '潼南区'})-[fact:COOPERATES_WITH]-(partner)
RETURN place, fact, partner
ORDER BY fact.year, partner.id, fact.id
LIMIT 100;
