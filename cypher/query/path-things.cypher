// What some things of the graph are called
:param things => head([{Jurisdiction: ['500153'], Group: ['川渝'], Practice: ['System:三项制度'], Cooperation: [], Institution: [], Law: ['law:行政处罚法'], Figure: []}]);
UNWIND $things.Jurisdiction AS id
MATCH (thing:Jurisdiction {id: id})
RETURN 'Jurisdiction' AS type, id, thing.name AS name, labels(thing) AS labels
UNION ALL
UNWIND $things.Group AS id
MATCH (thing:Group {id: id})
RETURN 'Group' AS type, id, thing.name AS name, labels(thing) AS labels
UNION ALL
UNWIND $things.Practice AS id
MATCH (thing:Practice {id: id})
RETURN 'Practice' AS type, id, thing.name AS name, labels(thing) AS labels
UNION ALL
UNWIND $things.Cooperation AS id
MATCH (thing:Cooperation {id: id})
RETURN 'Cooperation' AS type, id, thing.name AS name, labels(thing) AS labels
UNION ALL
UNWIND $things.Institution AS id
MATCH (thing:Institution {id: id})
RETURN 'Institution' AS type, id, thing.name AS name, labels(thing) AS labels
UNION ALL
UNWIND $things.Law AS id
MATCH (thing:Law {id: id})
RETURN 'Law' AS type, id, thing.title AS name, labels(thing) AS labels
UNION ALL
UNWIND $things.Figure AS id
MATCH (thing:Figure {id: id})
RETURN 'Figure' AS type, id, thing.indicator AS name, labels(thing) AS labels;
