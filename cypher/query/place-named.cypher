// The ids of the jurisdictions that a code, a full path or an official name means
:param name => '荣昌区';
MATCH (place:Jurisdiction {id: $name})
RETURN place.id AS id
UNION
MATCH (place:Jurisdiction {path: $name})
RETURN place.id AS id
UNION
MATCH (place:Jurisdiction {name: $name})
RETURN place.id AS id;
