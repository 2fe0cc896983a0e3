// Every cooperation's kind, and the ids of all who take part in it
MATCH (cooperation:Cooperation)<-[:PARTY_TO]-(party)
RETURN cooperation.id AS cooperation, cooperation.kind AS kind, collect(DISTINCT party.id) AS parties;
