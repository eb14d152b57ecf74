"""Is there an import of the same that was stopped, to go on with?"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db.models import Q
from django.utils import timezone

from articles.importing.run_record import as_kept
from articles.importing.unread_pieces import touched_since
from articles.models import ImportRun, SeenKey, Source

_OVER = (ImportRun.State.DONE, ImportRun.State.UNDONE)
_STOPPED = (ImportRun.State.RUNNING, ImportRun.State.INTERRUPTED)


def close_dead_runs() -> None:
    """Only one import runs at a time: another that still calls itself running has died.

    What somebody wished of it while it was dead is granted: it stands still.
    """
    dead = ImportRun.objects.filter(state=ImportRun.State.RUNNING, in_background=False)
    dead.update(
        state=ImportRun.State.INTERRUPTED, wish=ImportRun.Wish.NONE, finished_at=timezone.now()
    )


def run_to_go_on_with(
    paths: Sequence[Path], columns: Mapping[str, str], source: Source | None = None
) -> ImportRun | None:
    """The last import of the same paths, if it was stopped, and no file was touched since.

    Raises nothing: where it is not to be used, another begins, which finds what is saved.
    """
    of_the_same = ImportRun.objects.filter(in_background=False, paths=as_kept(paths))
    run = of_the_same.order_by("-pk").first()
    if run is None or run.state not in (*_STOPPED, ImportRun.State.PAUSED):
        return None
    if (run.columns, run.source) != (dict(columns), source):
        return None
    return None if any(touched_since(run, paths)) else run


def may_have_died_of_it(run: ImportRun) -> bool:
    """Was it, or an import of the same before it, begun and not ended?

    Then something in it may have ended the whole process. Ask before it is begun again.
    """
    if run.begun_at is not None:
        return True
    before = ImportRun.objects.filter(paths=run.paths, pk__lt=run.pk).order_by("-pk")
    return before.values_list("state", flat=True).first() in _STOPPED


def forget_seen(run: ImportRun) -> None:
    """Forget the keys of imports that go on no more: this one's, and those it stands in for."""
    over = Q(state__in=_OVER) | Q(paths=run.paths, pk__lt=run.pk, state__in=_STOPPED)
    # Few imports have keys, but many were ever made: more than one question may name.
    with_keys = SeenKey.objects.values("run").distinct()
    ids = list(ImportRun.objects.filter(over, pk__in=with_keys).values_list("pk", flat=True))
    SeenKey.objects.filter(run__in=ids).delete()
