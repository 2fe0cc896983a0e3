// Write down which layout the store has
:param version => 1;
:param schema => '0123456789abcdef';
MERGE (layout:Layout {id: 'layout'})
SET layout.version = $version, layout.schema = $schema;
