"""The engine that the settings name. The one file of this room that knows Django."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from articles.search.engine import Engine
from articles.search.engines import ENGINES

_opened: dict[tuple[str, Path, float], Engine] = {}


def configured_engine() -> Engine:
    """The engine of NEWSDESK_ENGINE, over NEWSDESK_VAR/index; one per process and folder."""
    name = settings.NEWSDESK_ENGINE
    if name not in ENGINES:
        raise ImproperlyConfigured(
            f"NEWSDESK_ENGINE is {name!r}, and there is no such engine. "
            f"Set it to one of: {', '.join(sorted(ENGINES))}."
        )
    folder, seconds = Path(settings.NEWSDESK_VAR) / "index", settings.NEWSDESK_SEARCH_SECONDS
    key = (name, folder, seconds)
    if key not in _opened:
        _opened[key] = ENGINES[name](folder, seconds)
    return _opened[key]
