"""Who changed what, when, from what to what: as people read it."""
