"""Which import's files does an import try again, and may it still?"""

from articles.models import ImportRun

_TAKEN_BACK = (ImportRun.State.UNDOING, ImportRun.State.UNDONE)


def why_not_again(run: ImportRun) -> str:
    """Why its files are not tried again: the import that they came with was undone; or ""."""
    undone = _undone_before(run)
    if undone is None:
        return ""
    was = "was" if undone.state == ImportRun.State.UNDONE else "is being"
    return f"Import {undone.pk}, whose files these are, {was} undone: import them again instead."


def _undone_before(run: ImportRun) -> ImportRun | None:
    """The nearest import in the chain of those that it tries again which was taken back.

    Only an older import can be tried again, so the chain goes back and ends.
    """
    before = run.retries
    while before is not None and before.state not in _TAKEN_BACK:
        older = before.retries
        before = older if older is not None and older.pk < before.pk else None
    return before
