// Which report says that which cooperation is adopted, planned or lacking, in short and by years
MATCH (cooperation:Cooperation)<-[fact:PARTY_TO]-(place:Jurisdiction)
WHERE fact.reporting
RETURN fact.id AS id, cooperation.id AS cooperation, place.id AS place, fact.year AS year, fact.status AS status
ORDER BY year, cooperation, id;
