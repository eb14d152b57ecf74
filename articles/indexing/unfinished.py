"""Which rebuild was interrupted, and can be gone on with?"""

from pathlib import Path

from django.conf import settings

from articles.indexing.build_document import DOCUMENT_VERSION
from articles.search import Engine, Generation


def begin(engine: Engine) -> Generation:
    """A new empty generation, and a note of what it is filled with."""
    generation = engine.begin()
    note = _note()
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(_wording(generation), encoding="utf-8")
    return generation


def find_unfinished(engine: Engine) -> Generation | None:
    """The generation of an interrupted rebuild, if it was filled with documents as of today.

    Another version of Newsdesk may have written others into it, which a comparison of versions
    would not show.
    """
    try:
        written = _note().read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    generation = engine.unfinished()
    return generation if generation and written == _wording(generation) else None


def _note() -> Path:
    return Path(settings.NEWSDESK_VAR) / "index" / "rebuild"


def _wording(generation: Generation) -> str:
    return f"generation {generation.name}, documents of version {DOCUMENT_VERSION}\n"
