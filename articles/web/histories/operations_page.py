"""OperationsPage: every name that the list of all operations may use."""

from dataclasses import dataclass
from operator import itemgetter

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from articles.models import Operation
from articles.web.histories.asked_for import MACHINES, PEOPLE, SETTINGS, AskedFor, Place
from articles.web.histories.entries import Entry, build_entries
from articles.web.histories.seen import seen_operations
from articles.web.histories.settings_log import place_of, settings_asked, settings_entry

ENTRIES_A_PAGE = 40
_SOURCE = 1


@dataclass(frozen=True)
class Choice:
    """A value to choose in the form."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class OperationsPage:
    """What was done, the latest first: operations, and settings changed in the admin."""

    asked: AskedFor
    entries: list[Entry]
    who: list[Choice]
    kinds: list[Choice]
    older_address: str
    newest_address: str


def build_operations_page(asked: AskedFor, user: User | AnonymousUser) -> OperationsPage:
    """One page of the two sources merged by time.

    Both are read from the place where the last page ended, so that each page costs the same.
    """
    operations = list(_operations_asked(asked, user)[: ENTRIES_A_PAGE + 1])
    settings = list(settings_asked(asked, user)[: ENTRIES_A_PAGE + 1])
    places = [(Place(o.started_at, _SOURCE, o.pk), entry) for o, entry in
              zip(operations, build_entries(operations, user), strict=True)]  # fmt: skip
    places += [(place_of(row), settings_entry(row, user)) for row in settings]
    places.sort(key=lambda pair: _order(pair[0]), reverse=True)
    shown = places[:ENTRIES_A_PAGE]
    is_more = len(places) > ENTRIES_A_PAGE
    return OperationsPage(
        asked=asked,
        entries=list(map(itemgetter(1), shown)),
        who=_people(asked),
        kinds=_kinds(asked),
        older_address=asked.address(shown[-1][0]) if is_more else "",
        newest_address=asked.address() if asked.after else "",
    )


def _order(place: Place) -> tuple[object, int, int]:
    return place.when, place.source, place.number


def _operations_asked(asked: AskedFor, user: User | AnonymousUser) -> QuerySet[Operation]:
    # Said so that no database sorts all of them by way of the parents' index: nearly all are whole.
    whole = Coalesce("parent_id", 0)
    rows = seen_operations(user).alias(larger=whole).filter(larger=0)
    if asked.kind == SETTINGS:
        return rows.none()
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.who == MACHINES:
        rows = rows.filter(kind__in=Operation.MACHINES)
    elif asked.who == PEOPLE:
        rows = rows.exclude(kind__in=Operation.MACHINES)
    elif asked.account:
        rows = rows.filter(actor__username=asked.account)
    if asked.span:
        rows = rows.filter(started_at__gte=asked.span[0], started_at__lt=asked.span[1])
    if asked.after:
        rows = rows.filter(_later_in_the_list(asked.after))
    return rows.select_related("actor", "undone_by", "parent", "undoes").order_by(
        "-started_at", "-pk"
    )


def _later_in_the_list(place: Place) -> Q:
    # Of one moment, operations stand before settings.
    same = Q(started_at=place.when, pk__lt=place.number) if place.source >= _SOURCE else Q(pk=None)
    return Q(started_at__lt=place.when) | same


def _people(asked: AskedFor) -> list[Choice]:
    """Everybody, the machine, and all who ever did something."""
    did = Exists(Operation.objects.filter(actor=OuterRef("pk")))
    names = User.objects.filter(did | Q(logentry__isnull=False)).distinct().order_by("username")
    values = [("", "people and machines"), (PEOPLE, "people"), (MACHINES, "machine runs")]
    values += [(f"@{name}", name) for name in names.values_list("username", flat=True)[:500]]
    return [Choice(value, label, value == asked.who) for value, label in values]


def _kinds(asked: AskedFor) -> list[Choice]:
    values = [("", "everything"), *Operation.Kind.choices, (SETTINGS, "changed a setting")]
    return [Choice(value, label, value == asked.kind) for value, label in values]
