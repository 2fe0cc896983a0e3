// Write down that the store is being made a copy of another; null: it is no longer
:param from => 'graphs/2023';
MERGE (layout:Layout {id: 'layout'})
SET layout.copying = $from;
