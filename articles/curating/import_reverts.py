"""How do articles that an import changed become what they were before it?"""

import copy
import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from articles.models import Article, ImportedUpdate, IndexChange, Source
from articles.models.originals import former_originals
from articles.stories.leave import hold_stories, look_again
from articles.tagging import tag_articles
from articles.tagging.load_table import load_table

# A date is set, and put back, as a whole; a person who set a part of it set all of it.
_DATE = frozenset(["published_on", "published_precision", "published_origin"])
_SET_BY_PEOPLE = {name: _DATE | {"published", "date"} for name in _DATE} | {
    "source_id": frozenset(["source", "source_id"])
}


@dataclass(frozen=True)
class Reverted:
    """Which articles were made as before, how many stay, and those whose originals were let go.

    Who has got back no more than a former original counts for neither.
    """

    reverted: frozenset[int]
    kept: int
    unused: tuple[Article, ...]


def built_on() -> Q:
    """Of an ImportedUpdate: did a later import change the same article?"""
    later = ImportedUpdate.objects.filter(article=OuterRef("article"), pk__gt=OuterRef("pk"))
    return Q(Exists(later))


def is_revertible(update: ImportedUpdate) -> bool:
    """Is anything of the article still as this update left it?"""
    return bool(_still_as_after(update.article, update))


def revert_batch(update_ids: Collection[int]) -> Reverted:
    """Put back what these updates changed, with names, stories and the index.

    The updates are forgotten. Call it in a transaction.
    """
    table = load_table()
    hold_stories()
    rows = ImportedUpdate.objects.filter(pk__in=update_ids)
    articles = Article.objects.filter(pk__in=rows.values("article")).order_by("pk")
    locked = {one.pk: one for one in articles.select_for_update(no_key=True)}
    updates = list(rows.filter(~built_on()).order_by("-pk"))
    sources = _sources_there(updates)
    reverted: dict[int, Article] = {}
    done: set[int] = set()
    unused = []
    for update in updates:
        article = locked[update.article_id]
        before = copy.copy(article)
        if _put_back(article, update, sources):
            done.add(update.pk)
            unused.append(before)
            if update.after:
                reverted[article.pk] = article
    changed = list(reverted.values())
    retagged = tag_articles(changed, table)
    moved = look_again(reverted.keys())
    IndexChange.objects.record(reverted.keys() | retagged | moved)
    left = [update for update in rows if update.pk not in done]
    kept = sum(bool(update.after) for update in left)
    rows.delete()
    return Reverted(frozenset(reverted), kept, (*unused, *former_originals(left)))


def _put_back(article: Article, update: ImportedUpdate, sources: Collection[int | None]) -> bool:
    """Set what the article was; False when nothing of it is as the import left it."""
    names = _still_as_after(article, update)
    if update.after and not names:
        return False
    # From which file it comes goes with what was read from it.
    names |= update.before.keys() - update.after.keys()
    if "source_id" in names and update.before["source_id"] not in sources:
        names.discard("source_id")
    for name in names:
        field = Article._meta.get_field(name)  # noqa: SLF001 - documented by Django
        setattr(article, name, field.to_python(update.before[name]))  # type: ignore[union-attr]
    more = ["modified_at"] if update.after else []
    article.save(update_fields=[*names, *more])
    return True


def _still_as_after(article: Article, update: ImportedUpdate) -> set[str]:
    """The columns that are as the import left them, and that no person set."""
    edited = set(article.edited_fields)
    names = {
        name
        for name, value in update.after.items()
        if _kept(getattr(article, name)) == value
        and not edited & _SET_BY_PEOPLE.get(name, frozenset([name]))
    }
    return names - _DATE if update.after.keys() & _DATE - names else names


def _kept(value: object) -> object:
    """As it stands in a JSON column."""
    return value.isoformat() if isinstance(value, dt.date) else value


def _sources_there(updates: Sequence[ImportedUpdate]) -> set[int | None]:
    """Those of the former sources that are still there, and none at all."""
    wanted = {update.before.get("source_id") for update in updates}
    numbers = [number for number in wanted if isinstance(number, int)]
    return {None, *Source.objects.filter(pk__in=numbers).values_list("pk", flat=True)}
