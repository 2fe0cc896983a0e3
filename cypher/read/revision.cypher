// What the last write named the state that it left the store in
MATCH (layout:Layout {id: 'layout'})
RETURN layout.revision AS revision;
