// All jurisdictions, in short
MATCH (place:Jurisdiction)
RETURN place.id AS id, place.name AS name, place.path AS path, place.code AS code, place.level AS level,
  place.short AS short
ORDER BY id;
