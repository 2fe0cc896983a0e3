// Wait until no other writer is at work: whoever writes begins with this, so that none runs into another's locks
MATCH (layout:Layout {id: 'layout'})
SET layout.turn = true
REMOVE layout.turn;
