// Write down a report that is kept aside
:param id => '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
:param properties => {path: 'a.txt', textHash: '0', code: 'unresolved', reason: 'no year can be told from the text'};
MERGE (aside:Aside {id: $id})
SET aside += $properties;
