"""What goes when something is deleted, and what forbids it: counted, never loaded."""

from collections.abc import Iterable, Mapping

from django.contrib.admin.utils import model_ngettext
from django.db import models

_MOST_NAMED = 100

# As Django's pages want it: what goes, how much of each, missing permissions, what forbids it.
Deletion = tuple[list[str], dict[str, int], set[str], list[str]]


def deletion_of(objects: Iterable[models.Model], also: Mapping[str, int]) -> Deletion:
    """These may be deleted, and `also` says how much of what else goes with them."""
    objects = list(objects)
    if not objects:
        return [], {}, set(), []
    kind = model_ngettext(objects[0]._meta, len(objects))  # noqa: SLF001 - documented by Django
    named = [str(one) for one in objects[:_MOST_NAMED]]
    if len(objects) > _MOST_NAMED:
        named.append(f"and {len(objects) - _MOST_NAMED:,} more")
    counts = {kind: len(objects)} | {name: count for name, count in also.items() if count}
    return named, counts, set(), []


def refusal(reasons: list[str]) -> Deletion:
    """These may not be deleted, for these reasons."""
    return [], {}, set(), reasons
