"""Who changed users, groups and other settings in the admin?

Django keeps a log of its own for what the admin edits. What is recorded as an Operation anyway is
left out of it here, so that nothing is told twice.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from articles.history.things import BY_MODEL
from articles.web.histories.asked_for import MACHINES, SETTINGS, AskedFor, Place
from articles.web.histories.differences import replaced
from articles.web.histories.entries import Entry
from articles.web.histories.field_words import FieldWords

# Behind operations of the very same moment.
SOURCE = 0
_DONE = {ADDITION: "added", DELETION: "deleted"}


def settings_asked(asked: AskedFor, user: User | AnonymousUser) -> QuerySet[LogEntry]:
    """What of the log is asked for and may be seen, the latest first.

    Who may see a thing in the admin may see what became of it.
    """
    rows = LogEntry.objects.filter(content_type__in=_types(user))
    if asked.who == MACHINES or asked.kind not in ("", SETTINGS):
        return rows.none()
    if asked.account:
        rows = rows.filter(user__username=asked.account)
    if asked.span:
        rows = rows.filter(action_time__gte=asked.span[0], action_time__lt=asked.span[1])
    if asked.after:
        rows = rows.filter(_later_in_the_list(asked.after))
    return rows.select_related("user", "content_type").order_by("-action_time", "-pk")


def place_of(row: LogEntry) -> Place:
    """Where it stands in the list."""
    return Place(row.action_time, SOURCE, row.pk)


def settings_entry(row: LogEntry, user: User | AnonymousUser) -> Entry:
    """A row of the log, in words."""
    noun = row.content_type.name if row.content_type else "thing"
    done = _DONE.get(row.action_flag, "changed")
    may_open = user.is_staff and row.action_flag != DELETION
    return Entry(
        who=row.user.get_username(),
        when=row.action_time,
        what=f"{done} the {noun} “{row.object_repr}”",
        kind="changed a setting",
        address=(row.get_admin_url() or "") if may_open else "",
        counts=_note(row),
        fields=tuple(_fields(row)),
    )


def _types(user: User | AnonymousUser) -> list[int]:
    """What the user may see in the admin, but for what the history keeps itself."""
    return [
        one.pk
        for one in ContentType.objects.all()
        if (model := one.model_class()) is not None
        and model not in BY_MODEL
        and user.has_perm(f"{one.app_label}.view_{one.model}")
    ]


def _later_in_the_list(place: Place) -> Q:
    if place.source > SOURCE:
        return Q(action_time__lte=place.when)
    same = Q(action_time=place.when, pk__lt=place.number)
    return Q(action_time__lt=place.when) | same


def _parts(row: LogEntry) -> list[Mapping[str, Any]]:
    """The log's own notes: a list of what was added, changed and deleted."""
    try:
        parts = json.loads(row.change_message or "[]")
    except ValueError:
        return []
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []


def _fields(row: LogEntry) -> Iterator[FieldWords]:
    for part in _parts(row):
        for values in part.values():
            told = values.get("values", []) if isinstance(values, dict) else []
            for label, before, after in told:
                yield FieldWords(label, replaced(before, after))


def _note(row: LogEntry) -> str:
    """Django's own words, where the values are not told."""
    told = any(True for _ in _fields(row))
    return "" if told or row.is_addition() or row.is_deletion() else row.get_change_message()
