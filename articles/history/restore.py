"""How do rows become what they were? What is new goes, what changed and what went comes back."""

from collections.abc import Sequence
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db import models

from articles.history.snapshot import Values, parts, rows_of
from articles.history.things import BY_THING, Kept
from articles.models import Article, ArticleTag, Change, Entity, Mention

# Gone last, and back first: others refer to them.
_REFERRED_TO = frozenset(
    {Change.Thing.ENTITY, Change.Thing.OFFICE, Change.Thing.TAG, Change.Thing.SOURCE}
)
# The columns that name who did it.
_ACCOUNTS = ("editor_id", "decided_by_id", "removed_by_id")


class Reversed(Protocol):
    """A thing that was left as `after` and becomes `before` again."""

    change: Change
    before: Values | None
    after: Values | None


def restore(reversals: Sequence[Reversed]) -> set[int]:
    """Make every thing what it was before; return the articles whose mentions had moved on."""
    moved_on: set[int] = set()
    accounts = _accounts(reversals)
    keys: dict[int, int] = {}
    for one in reversals:
        if one.change.thing == Change.Thing.MENTION:
            keys[one.change.object_id] = _key_now(one, moved_on)
    for one in reversals:
        if one.before is None and one.change.thing not in _REFERRED_TO:
            key = keys.get(one.change.object_id, one.change.object_id)
            BY_THING[one.change.thing].rows().filter(pk=key).delete()
    coming_back: list[Reversed] = []
    for one in reversals:
        if one.before is not None:
            is_mention = one.change.thing == Change.Thing.MENTION
            key = keys[one.change.object_id] if is_mention else one.change.object_id
            if not _update(BY_THING[one.change.thing], key, _known(one.before, accounts)):
                coming_back.append(one)
    # Only now: what they took along would go with them.
    for one in reversals:
        if one.before is None and one.change.thing in _REFERRED_TO:
            moved_on |= _delete(one.change)
    # What others refer to comes first: entities before aliases. Some databases ask at once.
    for one in sorted(coming_back, key=lambda one: one.change.thing not in _REFERRED_TO):
        if one.change.thing != Change.Thing.MENTION:
            _insert(BY_THING[one.change.thing], _known(one.before or {}, accounts))
    mentions = [one for one in coming_back if one.change.thing == Change.Thing.MENTION]
    return moved_on | _insert_mentions(mentions)


def _insert_mentions(coming_back: Sequence[Reversed]) -> set[int]:
    """Those whose entity is still there; return the articles of the others, to look anew."""
    rows = [one.before or {} for one in coming_back]
    articles = _present(Article, {row["article_id"] for row in rows if "article_id" in row})
    entities = _present(Entity, {row["entity_id"] for row in rows if "entity_id" in row})
    moved_on: set[int] = set()
    for row in rows:
        if row.get("article_id") in articles and row.get("entity_id") in entities:
            _insert(BY_THING[Change.Thing.MENTION], row)
        elif row.get("article_id") in articles:
            moved_on.add(row["article_id"])
    return moved_on


def _accounts(reversals: Sequence[Reversed]) -> set[int]:
    """The accounts that they name, as far as these are still there."""
    keys = {one.before.get(name) for one in reversals if one.before for name in _ACCOUNTS}
    return _present(User, {key for key in keys if key})


def _known(before: Values, accounts: set[int]) -> Values:
    """Without accounts that are gone: nobody did it then."""
    gone = [name for name in _ACCOUNTS if before.get(name) and before[name] not in accounts]
    return {**before, **dict.fromkeys(gone)}


def _present(model: type[models.Model], keys: set[int]) -> set[int]:
    rows = model._default_manager.order_by()  # noqa: SLF001 - documented by Django
    return {
        key
        for part in parts(sorted(keys))
        for key in rows.filter(pk__in=part).values_list("pk", flat=True)
    }


def _key_now(one: Reversed, moved_on: set[int]) -> int:
    """The key that the mention has by now: the tagger may have made it anew."""
    row = {**(one.before or {}), **(one.after or {})}
    found = rows_of(BY_THING[Change.Thing.MENTION], [one.change.object_id])
    now = found.get(one.change.object_id)
    if now is None and {"article_id", "entity_id"} <= row.keys():
        same = Mention.objects.filter(article=row["article_id"], entity=row["entity_id"])
        key = same.values_list("pk", flat=True).first()
        now = rows_of(BY_THING[Change.Thing.MENTION], [key])[key] if key else None
    is_as_left = (
        now is None
        if one.after is None
        else now is not None and all(now[name] == value for name, value in one.after.items())
    )
    if not is_as_left and one.change.article_id:
        moved_on.add(one.change.article_id)
    return int(now["id"]) if now else one.change.object_id


def _delete(change: Change) -> set[int]:
    """Delete what others refer to, of an entity the tagger's finds too; return whose articles."""
    articles: set[int] = set()
    if change.thing == Change.Thing.ENTITY:
        mentions = Mention.objects.filter(entity=change.object_id)
        articles = set(mentions.values_list("article_id", flat=True))
        mentions.delete()
    BY_THING[change.thing].rows().filter(pk=change.object_id).delete()
    return articles


def _update(kept: Kept, key: int, before: Values) -> bool:
    values = {name: value for name, value in _read(kept, before).items() if name != "id"}
    return bool(kept.rows().order_by().filter(pk=key).update(**values))


def _insert(kept: Kept, before: Values) -> None:
    if "id" not in before:
        return  # a mention that the tagger took away meanwhile: it is found again
    values = _read(kept, before)
    if kept.model is ArticleTag and _is_tagged_again(before):
        return
    kept.model._default_manager.bulk_create([kept.model(**values)])  # noqa: SLF001
    # Once more: a save sets some columns, such as the time, by itself.
    _update(kept, before["id"], before)


def _is_tagged_again(before: Values) -> bool:
    """Somebody put the tag on anew: it is as it was."""
    rows = ArticleTag.objects.filter(article=before["article_id"], tag=before["tag_id"])
    return rows.exists()


def _read(kept: Kept, values: Values) -> dict[str, Any]:
    """From JSON to what the columns hold."""
    fields: dict[str, models.Field[Any, Any]] = {
        field.attname: field
        for field in kept.model._meta.concrete_fields  # noqa: SLF001 - documented by Django
    }
    return {
        name: value if fields[name].is_relation else fields[name].to_python(value)
        for name, value in values.items()
    }
