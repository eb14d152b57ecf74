"""Which import's files does an import try again, and may it still?"""

from collections.abc import Iterator

from articles.models import ImportRun

_AT_WORK = (ImportRun.State.WAITING, ImportRun.State.RUNNING)
_TAKEN_BACK = (ImportRun.State.UNDOING, ImportRun.State.UNDONE)


def why_not_again(run: ImportRun) -> str:
    """Why its files are not tried again: the import that they came with was undone; or ""."""
    undone = _undone_before(run)
    if undone is None:
        return ""
    was = "was" if undone.state == ImportRun.State.UNDONE else "is being"
    return f"Import {undone.pk}, whose files these are, {was} undone: import them again instead."


def who_tries_again(run: ImportRun) -> ImportRun | None:
    """An import that is trying its files again right now, or waits to, if there is one."""
    at_work = ImportRun.objects.filter(state__in=_AT_WORK, retries__isnull=False)
    for retry in at_work.select_related("retries"):
        if any(before.pk == run.pk for before in _those_before(retry)):
            return retry
    return None


def _undone_before(run: ImportRun) -> ImportRun | None:
    """The nearest import in the chain of those that it tries again which was taken back."""
    return next((one for one in _those_before(run) if one.state in _TAKEN_BACK), None)


def _those_before(run: ImportRun) -> Iterator[ImportRun]:
    """The import that it tries again, the one that this tried again, and so on to the first.

    Only an older import can be tried again, so the chain goes back and ends.
    """
    later, before = run, run.retries
    while before is not None and before.pk < later.pk:
        yield before
        later, before = before, before.retries
