"""Is there an import of the same that was stopped, to go on with?"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.utils import timezone

from articles.importing.find_files import Skipped, find_files
from articles.importing.outcome import printable
from articles.models import ImportRun, SeenKey

_STOPPED = (ImportRun.State.RUNNING, ImportRun.State.INTERRUPTED)


def close_dead_runs() -> None:
    """Only one import runs at a time: another that still calls itself running has died."""
    dead = ImportRun.objects.filter(state=ImportRun.State.RUNNING, in_background=False)
    dead.update(state=ImportRun.State.INTERRUPTED, finished_at=timezone.now())


def run_to_go_on_with(paths: Sequence[Path], columns: Mapping[str, str]) -> ImportRun | None:
    """The last import of the same paths, if it was stopped, and no file was touched since.

    Raises nothing: where it is not to be used, another begins, which finds what is saved.
    """
    names = [printable(str(path)) for path in paths]
    run = ImportRun.objects.filter(in_background=False).order_by("-pk").first()
    if run is None or run.state not in _STOPPED:
        return None
    if run.paths != names or run.columns != dict(columns) or _touched_since(run, paths):
        return None
    return run


def forget_seen(run: ImportRun) -> None:
    """Forget the keys of imports that go on no more: this one's, and those it stands in for."""
    SeenKey.objects.filter(run=run).delete()


def _touched_since(run: ImportRun, paths: Sequence[Path]) -> bool:
    began = run.started_at.timestamp()
    for file, obstacle in find_files(paths):
        if isinstance(obstacle, Skipped):
            continue
        try:
            if file.stat().st_mtime > began:
                return True
        except OSError:
            continue  # it is told when it is read
    return False
