"""Did somebody change the same thing while an editor had the article open?"""

from collections.abc import Collection, Mapping
from typing import Any

from articles.history.errors import ChangedMeanwhileError
from articles.models import Article, Change


def refuse_if_changed(
    article: Article,
    seen_version: int | None,
    *,
    entities: Collection[int] = (),
    fields: Collection[str] = (),
    seen: Mapping[str, Any] | None = None,
) -> None:
    """Raise ChangedMeanwhileError when what an editor is about to change is not what they saw.

    What counts are verdicts on these `entities` and these `fields` of the article, changed after
    `seen_version`; and `fields` that are not as `seen`, whoever changed them. The article is
    locked, and as it is now. Without `seen_version` and `seen` nothing is compared.
    """
    now = {name: getattr(article, name) for name in fields}
    differs = any(now[name] != value for name, value in (seen or {}).items())
    changes = []
    if seen_version is not None and seen_version != article.version:
        since = Change.objects.since(article.pk, seen_version)
        changes = [change for change in since if _touches(change, entities, fields)]
    if differs or (changes and seen is None):
        raise ChangedMeanwhileError(article, changes, now)


def _touches(change: Change, entities: Collection[int], fields: Collection[str]) -> bool:
    if change.thing == Change.Thing.DECISION:
        return change.entity_id in entities
    if change.thing == Change.Thing.ARTICLE:
        return not set(fields).isdisjoint(change.after or {})
    return False
