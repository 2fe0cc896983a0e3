// The ids of the practices that an id or a canonical name means
:param name => '三项制度';
MATCH (practice:Practice {id: $name})
RETURN practice.id AS id
UNION
MATCH (practice:Practice {name: $name})
RETURN practice.id AS id;
