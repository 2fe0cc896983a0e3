// Which layout the store was written with
MATCH (layout:Layout {id: 'layout'})
RETURN layout.version AS version, layout.schema AS schema, layout.copying AS copying;
