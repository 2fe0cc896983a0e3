// The ids of the jurisdictions that a short form means
:param name => '荣昌';
MATCH (place:Jurisdiction)
WHERE $name IN place.short
RETURN place.id AS id
ORDER BY id;
