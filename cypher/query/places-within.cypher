// The ids of some jurisdictions and of all that lie in them
:param places => ['50'];
UNWIND $places AS id
MATCH (:Jurisdiction {id: id})<-[:PART_OF*0..4]-(place:Jurisdiction)
RETURN DISTINCT place.id AS id;
