"""What to do with facts that a curator may have changed: the three-way merge. Plain Python."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Merged:
    """Keys to create, update and delete, and those where a curator's version stays."""

    create: tuple[str, ...] = ()
    update: tuple[str, ...] = ()
    delete: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def merge_rows(
    loaded: Mapping[str, Any], facts: Mapping[str, Any], present: Mapping[str, Any]
) -> Merged:
    """Bring `present` rows from the facts as `loaded` last to the `facts` of today.

    Only rows that still are as they were loaded change: what differs, a curator changed, what is
    missing, a curator removed, and what was never loaded is a curator's own.
    """
    create: list[str] = []
    update: list[str] = []
    delete: list[str] = []
    kept: list[str] = []
    for key in sorted(loaded.keys() | facts.keys()):
        before, wanted, now = loaded.get(key), facts.get(key), present.get(key)
        if wanted in (before, now):
            continue
        if now == before:
            chosen = create if now is None else delete if wanted is None else update
        else:
            chosen = kept
        chosen.append(key)
    return Merged(tuple(create), tuple(update), tuple(delete), tuple(kept))


def merge_fields(
    loaded: Mapping[str, Any], facts: Mapping[str, Any], present: Mapping[str, Any]
) -> Merged:
    """The same for fields, which are never created or deleted: an empty one may be filled."""
    update: list[str] = []
    kept: list[str] = []
    for name, wanted in facts.items():
        now = present[name]
        if wanted in (now, loaded.get(name, "")):
            continue
        is_untouched = now == loaded[name] if name in loaded else now in ("", None)
        (update if is_untouched else kept).append(name)
    return Merged(update=tuple(update), kept=tuple(kept))
