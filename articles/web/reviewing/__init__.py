"""The page on which editors decide about uncertain mentions, one after the other."""
