"""The engine that the settings name. The one file of this room that knows Django."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from articles.search.engine import Engine
from articles.search.engines import ENGINES

_opened: dict[tuple[str, Path], Engine] = {}


def configured_engine() -> Engine:
    """The engine of NEWSDESK_ENGINE, over NEWSDESK_VAR/index; one per process and folder."""
    name = settings.NEWSDESK_ENGINE
    if name not in ENGINES:
        raise ImproperlyConfigured(
            f"NEWSDESK_ENGINE is {name!r}, and there is no such engine. "
            f"Set it to one of: {', '.join(sorted(ENGINES))}."
        )
    key = (name, Path(settings.NEWSDESK_VAR) / "index")
    if key not in _opened:
        _opened[key] = ENGINES[name](key[1])
    return _opened[key]
