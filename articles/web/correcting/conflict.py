"""Two editors at one thing: what the second tried, and what the first did."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.dates import PartialDate, Precision
from articles.history import ChangedMeanwhileError
from articles.models import Change, Decision, Entity

# What only the first try must not overwrite; without it the second goes through.
SEEN = ("seen", "was")
_NOBODY = "an import or another program"


@dataclass(frozen=True)
class TheirChange:
    """Who changed what, when, from what to what, in words."""

    who: str
    when: dt.datetime | None
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Conflict:
    """Both versions, and the form that has its way all the same.

    `fields` are what was sent, with the version of today as the one that was seen.
    """

    tried: str
    theirs: tuple[TheirChange, ...]
    action: str
    fields: tuple[tuple[str, str], ...]


def conflict_of(
    error: ChangedMeanwhileError, tried: str, action: str, sent: Mapping[str, str]
) -> Conflict:
    """What to show of it; `sent` is the whole form."""
    own = tuple((name, value) for name, value in sent.items() if name not in _LEFT_OUT)
    return Conflict(
        tried=tried,
        theirs=tuple(_their_changes(error, sent)),
        action=action,
        fields=(*own, ("seen", str(error.article.version))),
    )


_LEFT_OUT = {*SEEN, "csrfmiddlewaretoken"}


def _their_changes(error: ChangedMeanwhileError, sent: Mapping[str, str]) -> list[TheirChange]:
    changes = [_their_change(change) for change in error.changes]
    if changes:
        return changes
    return [TheirChange(_NOBODY, None, "changed it", sent.get("was", ""), _state(error.now))]


def _their_change(change: Change) -> TheirChange:
    operation = change.operation
    return TheirChange(
        who=operation.actor.get_username() if operation.actor else _NOBODY,
        when=operation.started_at,
        what=operation.summary,
        before=_said(change, change.before),
        after=_said(change, change.after),
    )


def _said(change: Change, values: Mapping[str, Any] | None) -> str:
    if change.thing == Change.Thing.DECISION:
        entity = Entity.objects.filter(pk=change.entity_id or 0).first()
        return f"{entity or 'an entity that is gone'}: {_verdict(values)}"
    return _state(values or {})


def _verdict(values: Mapping[str, Any] | None) -> str:
    """A verdict in words; of one that only changed, the part that did."""
    if not values:
        return "no verdict"
    said = []
    if values.get("verdict"):
        said.append(str(dict(Decision.Verdict.choices).get(values["verdict"], values["verdict"])))
    if values.get("alias"):
        said.append(f"“{values['alias']}”")
    if "is_about" in values:
        about = {True: "the article is about it", False: "only named", None: ""}
        said.append(about[values["is_about"]])
    if "spans" in values:
        said += [f"marked at “{span['text']}”" for span in values["spans"]]
    return ", ".join(words for words in said if words) or "nothing more was said"


def _state(values: Mapping[str, Any]) -> str:
    """A title or a date in words, from the columns that keep it."""
    if "title" in values:
        return str(values["title"])
    if "published_on" in values:
        return _date(values["published_on"], str(values.get("published_precision") or "day"))
    if "published_precision" in values:
        return f"known to the {values['published_precision']}"
    return ""


def _date(first: dt.date | str | None, precision: str) -> str:
    if not first:
        return "unknown"
    day = dt.date.fromisoformat(first) if isinstance(first, str) else first
    known = Precision(precision)
    return "unknown" if known is Precision.UNKNOWN else PartialDate(day, known).words
