// Jurisdictions of which the full path or code contains some text
:param text => '荣昌';
:param offset => 0;
:param limit => 100;
MATCH (place:Jurisdiction)
WHERE place.path CONTAINS $text OR place.code STARTS WITH $text
RETURN place
ORDER BY place.id
SKIP $offset
LIMIT $limit;
