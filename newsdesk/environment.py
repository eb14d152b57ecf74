"""What somebody wrote into the environment, read; a setting that makes no sense says its cure."""

import logging
import zoneinfo
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from articles.addresses import Allowed, BadAddressError, read_allowed

_ENV = environ.Env()
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def whole_number(name: str, default: int) -> int:
    """A number that counts something; raises ImproperlyConfigured when it is none."""
    written = _ENV.str(name, default="") or str(default)
    if written.isascii() and written.isdecimal():
        return int(written)
    raise ImproperlyConfigured(f"{name} is “{written}”. Write a whole number, such as {default}.")


def seconds(name: str, default: float) -> float:
    """A length of time; raises ImproperlyConfigured when it is none."""
    written = _ENV.str(name, default="") or str(default)
    try:
        number = float(written)
    except ValueError:
        number = 0
    if 0 < number < float("inf"):
        return number
    raise ImproperlyConfigured(
        f"{name} is “{written}”. Write a number of seconds above 0, such as {default:g}."
    )


def time_zone(name: str) -> str:
    """The name of a time zone; raises ImproperlyConfigured when there is none of that name."""
    written = _ENV.str(name, default="") or "UTC"
    try:
        zoneinfo.ZoneInfo(written)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ImproperlyConfigured(
            f"{name} is “{written}”, and there is no such time zone. "
            "Write one as the tz database has it, such as Europe/London or UTC."
        ) from error
    return written


def allowed_hosts(name: str) -> Allowed:
    """Hosts with or without a port; raises ImproperlyConfigured when one of them is none."""
    try:
        return read_allowed(_ENV.list(name, default=[]))
    except BadAddressError as error:
        raise ImproperlyConfigured(
            f"{name} makes no sense: {error}. Write hosts with commas between, where needed with "
            "their port, such as intranet.example.org,10.0.0.5:8080"
        ) from error


def folders(name: str) -> list[Path]:
    """Folders by their whole paths; raises ImproperlyConfigured for one that is not whole."""
    written = [one.strip() for one in _ENV.list(name, default=[]) if one.strip()]
    for one in written:
        if not Path(one).is_absolute():
            raise ImproperlyConfigured(
                f"{name} names “{one}”. Write whole paths with commas between, such as "
                "/srv/archive,/mnt/incoming"
            )
    return [Path(one) for one in written]


def log_level(name: str) -> int:
    """How much is to be logged; raises ImproperlyConfigured for a word that is no level."""
    written = _ENV.str(name, default="") or "INFO"
    if written.upper() in _LEVELS:
        return logging.getLevelNamesMapping()[written.upper()]
    raise ImproperlyConfigured(f"{name} is “{written}”. Write one of {', '.join(_LEVELS)}.")


def database(name: str) -> dict[str, Any]:
    """The database of an address; raises ImproperlyConfigured when it names none."""
    try:
        found: dict[str, Any] = _ENV.db(name)
    except (ValueError, KeyError, ImproperlyConfigured):
        found = {}
    engine = found.get("ENGINE", "")
    if found.get("NAME") and engine.rpartition(".")[2] in ("sqlite3", "postgresql"):
        return found
    # The address may hold a password: it is not repeated.
    raise ImproperlyConfigured(
        f"{name} is not the address of a database. Write sqlite:////absolute/path or "
        "postgres://user:password@host/name, or leave it out to keep SQLite in NEWSDESK_VAR."
    )
