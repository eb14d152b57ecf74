"""What does one change say, as a journalist would put it?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from articles.models import Change, Mention
from articles.web.histories.field_words import FieldWords, field_words
from articles.web.histories.names import Names, names_in

Thing = Change.Thing
Values = Mapping[str, Any]

_NOUNS = {
    Thing.ARTICLE_TAG: "tag", Thing.NOT_SAME: "verdict that two are not the same",
    Thing.TENURE: "term of office", Thing.REDIRECT: "old address", Thing.SUCCESSION: "succession",
    Thing.REMOVED: "note of what was removed",
}  # fmt: skip
_PLURALS = {
    Thing.DECISION: "verdicts", Thing.ENTITY: "entities", Thing.ALIAS: "aliases",
    Thing.TENURE: "terms of office", Thing.REDIRECT: "old addresses",
    Thing.NOT_SAME: "verdicts on pairs", Thing.ARTICLE_TAG: "tags on articles",
    Thing.REMOVED: "notes of what was removed",
}  # fmt: skip
_SINGULARS = {Thing.DECISION: "verdict", Thing.ARTICLE_TAG: "tag on an article"}
_VERDICTS = {"accept": "confirmed {}", "reject": "rejected {}"}
# What the tagger finds follows from the text, the gazetteer and the verdicts.
FOLLOWS = frozenset({Thing.MENTION})


@dataclass(frozen=True)
class ChangeWords:
    """One change: a sentence, what differs, and where it is reverted by who may."""

    sentence: str
    fields: tuple[FieldWords, ...]
    article: str = ""
    article_address: str = ""
    revert_address: str = ""


def words_of(
    changes: Iterable[Change], may_revert: Callable[[Change], bool] = lambda _change: False
) -> list[ChangeWords]:
    """These changes in words, each with its article and whether it can be reverted alone."""
    changes = list(changes)
    names = names_in(changes)
    return [_words(change, names, may_revert(change)) for change in changes]


def inverted(change: Change) -> Change:
    """What a reversal would do, as if it were a change itself."""
    return Change(
        pk=change.pk, operation_id=change.operation_id, thing=change.thing,
        object_id=change.object_id, article_id=change.article_id, entity_id=change.entity_id,
        before=change.after, after=change.before,
    )  # fmt: skip


def counted(thing: str, count: int) -> str:
    """As in "312 mentions"."""
    noun = _SINGULARS.get(Thing(thing)) or _NOUNS.get(Thing(thing)) or thing
    plural = _PLURALS.get(Thing(thing)) or f"{noun}s"
    return f"{count:,} {noun if count == 1 else plural}"


def _words(change: Change, names: Names, may_revert: bool) -> ChangeWords:
    before, after = change.before, change.after
    fields = tuple(field_words(change, names)) if before and after else ()
    row = names.row(Thing.ARTICLE, change.article_id) if change.article_id else {}
    short_id = row.get("short_id")
    is_own = may_revert and change.thing not in FOLLOWS
    is_elsewhere = change.article_id is not None and change.thing != Thing.ARTICLE
    return ChangeWords(
        sentence=_SENTENCES.get(Thing(change.thing), _plainly)(change, names),
        fields=fields,
        article=names.of(Thing.ARTICLE, change.article_id) if is_elsewhere else "",
        article_address=reverse("article_short", args=[short_id]) if short_id else "",
        revert_address=reverse("revert_change", args=[change.pk]) if is_own else "",
    )


def _decided(change: Change, names: Names) -> str:
    values = change.after or change.before or {}
    entity = names.of(Thing.ENTITY, change.entity_id)
    if change.before and change.after:
        return f"changed the verdict on {entity}"
    if values.get("verdict") == "never":
        said = f"ruled out that “{values.get('alias')}” means {entity} here"
    else:
        said = _VERDICTS.get(str(values.get("verdict")), "decided on {}").format(entity)
        about = {True: "; the article is about it", False: "; the article only names it"}
        said += about.get(values.get("is_about"), "") if change.after else ""  # type: ignore[arg-type]
    return said if change.after else f"took back: {said}"


def _mentioned(change: Change, names: Names) -> str:
    before, after = change.before or {}, change.after or {}
    new, old = after.get("entity_id"), before.get("entity_id")
    entity = names.of(Thing.ENTITY, new or old or change.entity_id)
    if not before:
        by = dict(Mention.FoundBy.choices).get(str(after.get("found_by")), "the tagger")
        return f"{entity} is found in it, by {by}"
    if not after:
        return f"{entity} is no longer found in it"
    if new != old and old and new:
        return f"what named {names.of(Thing.ENTITY, old)} names {entity}"
    if before.get("spans") != after.get("spans"):
        was, now = len(before.get("spans") or ()), len(after.get("spans") or ())
        if was == now:
            return f"the places of {entity} moved with the text"
        return f"{entity} is found at {now} {'place' if now == 1 else 'places'}, before at {was}"
    return f"{entity} is weighed anew"


def _tagged(change: Change, names: Names) -> str:
    values = change.after or change.before or {}
    tag = names.of(Thing.TAG, values.get("tag_id"))
    return f"put the tag {tag} on" if change.after else f"took the tag {tag} off"


def _paired(change: Change, names: Names) -> str:
    values = change.after or change.before or {}
    one, other = (names.of(Thing.ENTITY, values.get(c)) for c in ("first_id", "second_id"))
    said = f"{one} is not the same as {other}"
    return said if change.after else f"took back: {said}"


def _succeeded(change: Change, names: Names) -> str:
    values = change.after or change.before or {}
    one = names.of(Thing.ENTITY, values.get("from_entity_id"))
    said = f"{names.of(Thing.ENTITY, values.get('to_entity_id'))} is a successor of {one}"
    return said if change.after else f"took back: {said}"


def _redirected(change: Change, names: Names) -> str:
    values = change.after or change.before or {}
    address = f"the old address {values.get('kind', '')}/{values.get('value', '')}"
    if change.after:
        return f"{address} leads to {names.of(Thing.ENTITY, change.entity_id)}"
    return f"{address} leads nowhere any more"


def _plainly(change: Change, names: Names) -> str:
    noun = _NOUNS.get(Thing(change.thing), change.thing)
    known = {**names.row(change.thing, change.object_id), **(change.before or {})}
    name = names.called(change.thing, {**known, **(change.after or {})})
    if change.before is None:
        return f"new {noun}: {name}"
    return f"the {noun} {name} changed" if change.after else f"the {noun} {name} is gone"


_SENTENCES: dict[Thing, Callable[[Change, Names], str]] = {
    Thing.DECISION: _decided, Thing.MENTION: _mentioned, Thing.ARTICLE_TAG: _tagged,
    Thing.NOT_SAME: _paired, Thing.SUCCESSION: _succeeded, Thing.REDIRECT: _redirected,
}  # fmt: skip
