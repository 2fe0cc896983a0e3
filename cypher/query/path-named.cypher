// The organisations and documents that an id, a name or a title means; other things by their ids, indicators by name too
:param name => '荣昌区司法局';
MATCH (thing:Institution {id: $name})
RETURN 'Institution' AS type, thing.id AS id
UNION
MATCH (thing:Institution {name: $name})
RETURN 'Institution' AS type, thing.id AS id
UNION
MATCH (thing:Law {id: $name})
RETURN 'Law' AS type, thing.id AS id
UNION
MATCH (thing:Law {title: $name})
RETURN 'Law' AS type, thing.id AS id
UNION
MATCH (thing:Figure {id: $name})
RETURN 'Figure' AS type, thing.id AS id
UNION
MATCH (thing:Figure {indicator: $name})
RETURN 'Figure' AS type, thing.id AS id
UNION
MATCH (thing:Cooperation {id: $name})
RETURN 'Cooperation' AS type, thing.id AS id
UNION
MATCH (thing:Group {id: $name})
RETURN 'Group' AS type, thing.id AS id;
