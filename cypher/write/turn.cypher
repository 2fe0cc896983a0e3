// Wait until no other writer is at work: whoever writes begins with this, so that none runs into another's locks
:param revision => '5f0c3f3e-8c52-4b0e-9c57-1d2b1f6f7a10';
MATCH (layout:Layout {id: 'layout'})
SET layout.revision = $revision;
