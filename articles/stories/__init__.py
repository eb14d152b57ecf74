"""Which articles tell the same, nearly word for word?

`signature` is computed in any process, `assign_stories` is called in the transaction that saves
articles, `look_again` in one that changes, hides or deletes some.
"""
