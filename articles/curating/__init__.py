"""What may be done to more than one article's mentions? Bulk, merges, visibility, undo."""
