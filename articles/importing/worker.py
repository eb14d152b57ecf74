"""What does the worker do with the imports that wait for it?"""

import logging
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils import timezone

from articles.importing.fetching import NotFetched, fetch
from articles.importing.interruption import Interruption
from articles.importing.run import CannotImport, carry_out, one_import_at_a_time
from articles.models import ImportedFile, ImportRun

log = logging.getLogger("newsdesk.imports")
LARGEST_FETCHED = 2 * 1024 * 1024 * 1024
LONGEST_FETCH = 3600.0


def work_on_next(interruption: Interruption) -> bool:
    """Do the oldest import that waits, or what is left of it; was there one?

    Where another import is running, it waits for that one. An import that cannot go on says why,
    and the next ones go on.
    """
    if not ImportRun.objects.for_the_worker().exists():
        return False
    try:
        with one_import_at_a_time():
            run = ImportRun.objects.for_the_worker().first()
            if run is None:
                return False
            _work_on(run, interruption)
    except CannotImport:
        return False  # somebody types an import at this moment; it is this one's turn afterwards
    return True


def _work_on(run: ImportRun, interruption: Interruption) -> None:
    try:
        paths = _paths_of(run)
        carry_out(run, paths, interruption=interruption)
    except CannotImport as problem:
        _fail(run, str(problem))
        return
    except Exception as problem:
        log.exception("Import %d cannot go on; the others do.", run.pk)
        _fail(run, f"{type(problem).__name__}: {problem}")
        return
    if run.state == ImportRun.State.INTERRUPTED:
        # The worker was asked to stop, not the import: it goes on when the worker is back.
        ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.WAITING)


def _paths_of(run: ImportRun) -> list[Path]:
    """The files and folders to read; raises CannotImport when there are none."""
    if run.retries_id:
        rows = ImportedFile.objects.filter(run=run.retries_id, rejected__gt=0)
        inner = rows.order_by("pk").values_list("path", flat=True).iterator()
        paths = list(dict.fromkeys(Path(path.partition("!")[0]) for path in inner))
    elif run.address:
        paths = [_fetched(run)]
    else:
        paths = [Path(path) for path in run.paths]
    gone = [path for path in paths if not path.exists()]
    if gone and len(gone) == len(paths):
        raise CannotImport(f"There is no file or folder {gone[0]} any more. Name it anew.")
    if not paths:
        raise CannotImport("There is nothing to read in it.")
    return paths


def _fetched(run: ImportRun) -> Path:
    """The file that the address gave, fetched once: who goes on reads the same bytes."""
    folder = Path(settings.NEWSDESK_VAR) / "fetched" / f"import-{run.pk}"
    if run.paths and Path(run.paths[0]).exists():
        return Path(run.paths[0])
    folder.mkdir(parents=True, exist_ok=True)
    answer = fetch(
        run.address, largest=LARGEST_FETCHED, seconds=LONGEST_FETCH, into=folder / "fetching"
    )
    if isinstance(answer, NotFetched):
        raise CannotImport(f"{run.address} could not be fetched: {answer.reason}")
    file = folder / _name_of(answer.final_address or run.address)
    (folder / "fetching").replace(file)
    run.paths = [str(file)]
    run.save(update_fields=["paths"])
    return file


def _name_of(address: str) -> str:
    """A name for what stands there, with its ending, which helps to recognise it."""
    last = unquote(urlsplit(address).path).rpartition("/")[2]
    return re.sub(r"[^\w.-]", "_", last)[-80:].lstrip(".") or "page"


def _fail(run: ImportRun, problem: str) -> None:
    ImportRun.objects.filter(pk=run.pk).update(
        state=ImportRun.State.FAILED, problem=problem[:1000], finished_at=timezone.now()
    )
