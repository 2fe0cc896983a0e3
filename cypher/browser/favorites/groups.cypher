// Who acts as part of 川渝
// Partners that a report names together without listing them are a group; these arrangements have one among their parties.
MATCH (group:Group {id: '川渝'})-[theirs:PARTY_TO]->(cooperation:Cooperation)<-[ours:PARTY_TO]-(place:Jurisdiction)
RETURN group, theirs, cooperation, ours, place
ORDER BY ours.year, ours.id, theirs.id
LIMIT 100;
