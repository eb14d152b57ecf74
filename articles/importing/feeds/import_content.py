"""How does what a feed answered become an import?"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from articles.importing.fetched_from import note_fetched_from
from articles.importing.fetching import Fetched
from articles.importing.formats import recognise
from articles.importing.going_on import close_dead_runs
from articles.importing.interruption import Interruption
from articles.importing.opened import HEAD, FoundAt
from articles.importing.report import ImportReport
from articles.importing.run import carry_out, one_import_at_a_time, run_import
from articles.importing.run_record import new_run
from articles.models import Feed, ImportRun

# A page that says "sorry", or of somebody who bought the name, is no article.
_READ = frozenset({"feed", "json-feed", "json", "jsonl", "newsml-g2", "ninjs"})
_LINES = frozenset(
    {"application/jsonl", "application/x-ndjson", "application/ndjson", "application/x-jsonlines"}
)

_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>/]")
_WHOLE = re.compile(rb"</(?:rss|(?:\w+:)?feed|rdf:RDF)\s*>")


def refuse_no_feed(answer: Fetched) -> str:
    """Why this is nothing to import from a feed; "" when it is something."""
    if not answer.content.strip():
        return "the answer is empty"
    format_ = recognise(answer.content[:HEAD], _ending(answer))
    if format_ is None:
        return "what it answered is no feed"
    return "" if format_.name in _READ else f"what it answered is no feed but {format_.label}"


def is_empty(answer: Fetched) -> bool:
    """Is it a whole feed that has nothing at this moment? That is no mistake, as in a file."""
    content = answer.content
    if _ending(answer) == ".xml":
        return bool(_WHOLE.search(content)) and not _ENTRY.search(content)
    try:
        return bool(json.loads(content).get("items") == [])
    except (ValueError, AttributeError, RecursionError):
        return False


def last_content(feed: Feed) -> bytes:
    """The beginning of what the feed said last; nothing when nobody knows."""
    for ending in (".xml", ".json", ".jsonl"):
        file = _folder(feed) / f"feed{ending}"
        if file.exists():
            with file.open("rb") as opened:
                return opened.read(64 * 1024)
    return b""


@contextmanager
def kept(feed: Feed, answer: Fetched, *, for_now: bool = False) -> Iterator[Path]:
    """A file with the answer, always of the same name: it tells articles that have none.

    With `for_now` it is another one, which goes again.
    """
    folder = _folder(feed)
    if for_now:
        folder = folder.with_name(f"{folder.name}.for-now")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"feed{_ending(answer)}"
    aside = file.with_name(f"{file.name}.part")
    note_fetched_from(file, FoundAt(answer.final_address, answer.charset))
    aside.write_bytes(answer.content)
    os.replace(aside, file)  # noqa: PTH105 - atomic on every system
    try:
        yield file
    finally:
        if for_now:
            shutil.rmtree(folder)


def import_file(
    feed: Feed, file: Path, interruption: Interruption | None = None
) -> tuple[ImportReport, ImportRun]:
    """Import it, and return the report with the run; raises CannotImport.

    The one place that knows how an import is started.
    """
    with one_import_at_a_time():
        close_dead_runs()
        run = new_run([file], columns={}, source=feed.source, address=feed.address)
        return carry_out(run, [file], interruption=interruption), run


def try_out_file(file: Path) -> ImportReport:
    """What an import of it would report."""
    return run_import([file], dry_run=True)


def is_imported(feed: Feed, answer: Fetched) -> bool:
    """Was this very content imported the last time?"""
    return _marked(feed) == _mark_of(feed, answer.content)


def is_known(feed: Feed) -> bool:
    """Is what the feed answered last in the archive, for this address and this source?"""
    return _marked(feed)[1:] == _mark_of(feed, b"")[1:]


def note_imported(feed: Feed, answer: Fetched) -> None:
    """Remember that this content is in the archive; only once it is."""
    aside = _mark(feed).with_suffix(".part")
    aside.write_text("\n".join(_mark_of(feed, answer.content)))
    os.replace(aside, _mark(feed))  # noqa: PTH105 - atomic on every system


def _marked(feed: Feed) -> list[str]:
    try:
        return _mark(feed).read_text().split("\n")
    except FileNotFoundError:
        return []


def _mark_of(feed: Feed, content: bytes) -> list[str]:
    return [hashlib.sha256(content).hexdigest(), str(feed.source_id or "none"), feed.address]


def _mark(feed: Feed) -> Path:
    return _folder(feed) / "imported"


def _folder(feed: Feed) -> Path:
    return Path(settings.NEWSDESK_VAR) / "fetched" / str(feed.pk)


def _ending(answer: Fetched) -> str:
    """By what is in it: the same for every answer of a feed, whatever its server calls it."""
    if answer.content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return ".xml"
    path = answer.final_address.partition("?")[0]
    is_lines = answer.content_type in _LINES or path.endswith((".jsonl", ".ndjson"))
    return ".jsonl" if is_lines else ".json"
