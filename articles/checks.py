"""Start-up checks: what would go wrong later, said now, with its cure."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register

from articles.search.engines import ENGINES

# Django asks for 3.31; nothing older than this was ever tried here.
OLDEST_SQLITE = (3, 37, 0)


@register(Tags.files)
def check_var(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """newsdesk.E001: the folder that keeps everything can be written to."""
    folder = Path(settings.NEWSDESK_VAR)
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return []
    hint = "Change the owner of that folder, or name another one: NEWSDESK_VAR=..."
    return [Error(f"Newsdesk cannot write to {folder}.", hint=hint, id="newsdesk.E001")]


@register()
def check_engine(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """newsdesk.E002: there is an engine of that name."""
    if settings.NEWSDESK_ENGINE in ENGINES:
        return []
    hint = f"Set NEWSDESK_ENGINE to one of: {', '.join(sorted(ENGINES))}."
    message = f"There is no engine called “{settings.NEWSDESK_ENGINE}”."
    return [Error(message, hint=hint, id="newsdesk.E002")]


@register(Tags.database)
def check_sqlite(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """newsdesk.E003: SQLite is recent enough."""
    is_used = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if not is_used or sqlite3.sqlite_version_info >= OLDEST_SQLITE:
        return []
    wanted = ".".join(map(str, OLDEST_SQLITE))
    return [
        Error(
            f"Python's SQLite is {sqlite3.sqlite_version}; Newsdesk needs {wanted}.",
            hint="Use a newer Python, or PostgreSQL: DATABASE_URL=postgres://...",
            id="newsdesk.E003",
        )
    ]


@register(Tags.security, deploy=True)
def check_production(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """newsdesk.W001: an archive that others reach runs in production mode."""
    if settings.NEWSDESK_PRODUCTION:
        return []
    hint = (
        "Set NEWSDESK_PRODUCTION=1, NEWSDESK_SECRET_KEY and NEWSDESK_HOSTS; see docs/settings.md."
    )
    return [checks.Warning("This is a demonstration.", hint=hint, id="newsdesk.W001")]


@register(Tags.security)
def check_demonstration(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """newsdesk.W002: no account of a demonstration is left in production."""
    file = Path(settings.NEWSDESK_VAR) / "demonstration-logins"
    if not settings.NEWSDESK_PRODUCTION or not file.exists():
        return []
    hint = (
        "Delete the accounts “editor” and “curator” in the admin, or give them other passwords; "
        f"then delete {file}."
    )
    message = "This archive was a demonstration: its accounts and their passwords still work."
    return [checks.Warning(message, hint=hint, id="newsdesk.W002")]
