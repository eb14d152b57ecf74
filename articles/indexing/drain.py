"""How do changes reach the index? Claim, write, commit, forget: in that order."""

from collections.abc import Collection

from django.db.models import Q
from django.utils import timezone

from articles.indexing.one_writer import one_writer
from articles.indexing.write_changes import note_refused, write_changes
from articles.models import IndexChange
from articles.search import Engine

CLAIMED_AT_ONCE = 1000
# Few, so that what an editor did is found at once, however much is waiting.
URGENT_AT_ONCE = 100


def drain(engine: Engine, most: int = CLAIMED_AT_ONCE) -> int:
    """Bring up to `most` waiting changes into the index; return how many there were.

    What people did goes first. The changes are forgotten after the index has kept them: a crash
    in between means doing them again, which changes nothing. An article that the index will not
    take waits, with the reason, and the others go on. Raises NotBuiltError when there is no index
    to write to.
    """
    with one_writer():
        claimed = _claim(most)
        if not claimed:
            return 0
        written = write_changes(engine.current(), {article_id for _, article_id in claimed})
        _forget([key for key, article_id in claimed if article_id in written.ids], written.ids)
        note_refused(written)
        return len(claimed)


def _claim(most: int) -> list[tuple[int, int]]:
    due = IndexChange.objects.due(timezone.now()).values_list("pk", "article_id")
    return list(due.filter(is_urgent=True)[:URGENT_AT_ONCE]) or list(due[:most])


def _forget(keys: Collection[int], article_ids: Collection[int]) -> None:
    """What is written, and with it what failed before with the same articles."""
    keys, ids = sorted(keys), sorted(article_ids)
    for start in range(0, len(keys), 500):
        IndexChange.objects.filter(pk__in=keys[start : start + 500]).delete()
    for start in range(0, len(ids), 500):
        failed = Q(article_id__in=ids[start : start + 500], failures__gt=0)
        IndexChange.objects.filter(failed).delete()
