"""What would another alias add, and what would it remove? Found out before it is saved."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from articles.curating.candidates import articles_with
from articles.history.snapshot import parts
from articles.models import Alias, Article, Decision, Entity
from articles.models.alias import folded
from articles.models.mention import NAMED
from articles.tagging.alias_table import AliasTable
from articles.tagging.find_mentions import find_mentions
from articles.tagging.load_table import load_table
from articles.tagging.tag_articles import decisions_on, taggable

# As many articles as are read in a few seconds; the impact says when there are more.
MOST_READ = 5_000
SAMPLE = 10


@dataclass(frozen=True)
class Impact:
    """How many mentions an edit adds and removes, in which articles, and some of these.

    Not `is_complete`: only the first `read` of the `candidates` were read.
    """

    adds: int
    removes: int
    article_ids: tuple[int, ...]
    sample: list[Article]
    candidates: tuple[int, ...]
    read: int

    @property
    def is_complete(self) -> bool:
        """Was every article read in which the name could stand?"""
        return self.read == len(self.candidates)

    @property
    def words(self) -> str:
        """As in: adds 312 mentions, removes 4."""
        among = "" if self.is_complete else f" among the first {self.read:,} articles read"
        return f"adds {self.adds:,} mention{_s(self.adds)}, removes {self.removes:,}{among}"


def alias_impact(
    entity: Entity,
    text: str,
    kind: str = Alias.Kind.NAME,
    *,
    alias: Alias | None = None,
    valid_from: int | None = None,
    valid_to: int | None = None,
    is_enabled: bool = True,
    candidates: Collection[int] | None = None,
) -> Impact:
    """What giving the entity this alias does; with `alias` what changing that one so does.

    `candidates` are the articles in which the name can stand, where the caller knows them from
    the index; else the database is asked. Nothing is saved.
    """
    row = alias or Alias(entity=entity)
    values = {
        "entity_id": entity.pk, "text": text, "folded": folded(text), "kind": kind,
        "valid_from": valid_from, "valid_to": valid_to, "is_enabled": is_enabled,
    }  # fmt: skip

    def edit() -> None:
        if row.pk:
            Alias.objects.filter(pk=row.pk).update(**values)
        elif not Alias.objects.filter(entity=entity, text=text).exists():
            Alias.objects.bulk_create([Alias(**values)])

    if candidates is None:
        old = articles_with(alias.text, alias.kind) if alias else []
        candidates = {*old, *articles_with(text, kind)}
    return impact_of(edit, candidates)


def impact_of(edit: Callable[[], object], candidates: Collection[int]) -> Impact:
    """What any edit of the gazetteer does to the mentions of these articles. It is not kept."""
    ids = sorted(candidates)
    before, after = load_table(), _table_after(edit)
    adds = removes = 0
    changed: list[int] = []
    for articles in _portions(ids[:MOST_READ]):
        decisions = decisions_on(articles)
        for article in articles:
            has = _named(article, decisions[article.pk], before)
            gets = _named(article, decisions[article.pk], after)
            adds, removes = adds + len(gets - has), removes + len(has - gets)
            if has != gets:
                changed.append(article.pk)
    sample = Article.objects.with_source().without_body().in_order(changed[:SAMPLE])
    return Impact(adds, removes, tuple(changed), sample, tuple(ids), len(ids[:MOST_READ]))


class _NotKeptError(Exception):
    """Ends a trial, so that the database takes it back."""


def _table_after(edit: Callable[[], object]) -> AliasTable:
    """The table as it would be; the database is as it was afterwards."""
    tables = []
    try:
        with transaction.atomic():
            edit()
            tables.append(load_table())
            raise _NotKeptError
    except _NotKeptError:
        return tables[0]


def _portions(ids: Sequence[int]) -> Iterator[list[Article]]:
    for part in parts(ids):
        yield list(Article.objects.filter(pk__in=part).order_by("pk"))


def _named(article: Article, decisions: Sequence[Decision], table: AliasTable) -> set[int]:
    """What the tagger would name there, where no editor has decided."""
    decided = {d.entity_id for d in decisions if d.verdict != Decision.Verdict.NEVER}
    found = find_mentions(taggable(article, decisions), table)
    return {m.entity_id for m in found if m.confidence >= NAMED} - decided


def _s(count: int) -> str:
    return "" if count == 1 else "s"
