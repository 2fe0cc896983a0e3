// What 四川 and 重庆 do together
// Arrangements with a party on either side of the border, planned, in force or lacking, however many sign them.
MATCH (west:Jurisdiction)-[ours:PARTY_TO]->(cooperation:Cooperation)<-[theirs:PARTY_TO]-(east:Jurisdiction)
WHERE west.path STARTS WITH '四川省/' AND east.path STARTS WITH '重庆市/'
  AND ours.report = theirs.report AND ours.status = theirs.status
RETURN west, ours, cooperation, theirs, east
ORDER BY ours.year, west.id, east.id, ours.id, theirs.id
LIMIT 100;
