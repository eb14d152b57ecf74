"""Which spellings do editors reject most, where the tagger had found them?

A verdict against a mention is about the entity; by which words it was found, the history knows.
Only the latest rejections are read, so that the page stays fast.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import Left
from django.urls import reverse

from articles.models import Article, Change, Decision, Entity, Mention, Operation

SHOWN = 15
READ = 1_000
_LONGEST_TEXT = 20_000
_REJECTING = (
    Operation.Kind.REJECT, Operation.Kind.CHANGE_ENTITY, Operation.Kind.BULK,
)  # fmt: skip


@dataclass(frozen=True)
class RejectedAlias:
    """A spelling of an entity: how often it was rejected or ruled out, and how often it stands."""

    alias: str
    entity: str
    address: str
    history_address: str
    rejected: int
    standing: int

    @property
    def rate(self) -> str:
        """The part of its finds that was rejected, as in "12%"."""
        return f"{self.rejected / (self.rejected + self.standing):.0%}"


def most_rejected() -> list[RejectedAlias]:
    """The spellings with the most standing verdicts against them."""
    counted: Counter[tuple[int, str]] = Counter()
    spelled: dict[tuple[int, str], str] = {}
    for entity_id, words, times in (*_ruled_out(), *_rejected()):
        key = (entity_id, words.casefold())
        counted[key] += times
        spelled.setdefault(key, words)
    top = counted.most_common(SHOWN)
    ids = {entity_id for (entity_id, _), _ in top}
    entities = Entity.objects.in_bulk(ids)
    standing = dict(
        Mention.objects.filter(entity__in=ids)
        .order_by()
        .values_list("entity")
        .annotate(Count("pk"))
    )
    return [
        RejectedAlias(
            alias=spelled[entity_id, words],
            entity=entities[entity_id].name,
            address=entities[entity_id].get_absolute_url(),
            history_address=reverse(
                "entity_history", args=[entities[entity_id].kind, entities[entity_id].slug]
            ),
            rejected=number,
            standing=standing.get(entity_id, 0),
        )
        for (entity_id, words), number in top
        if entity_id in entities
    ]


def _ruled_out() -> list[tuple[int, str, int]]:
    """Aliases that editors told never to believe in an article."""
    rows = Decision.objects.filter(verdict=Decision.Verdict.NEVER).order_by()
    counted = rows.values_list("entity_id", "alias").annotate(number=Count("pk"))
    return list(counted.order_by("-number")[: 4 * SHOWN])


def _rejected() -> Iterator[tuple[int, str, int]]:
    """The words by which the latest rejected mentions had been found."""
    stands = Decision.objects.filter(
        article=OuterRef("article_id"), entity=OuterRef("entity_id"),
        verdict=Decision.Verdict.REJECT,
    )  # fmt: skip
    rows = Change.objects.filter(
        Exists(stands), thing=Change.Thing.MENTION, after__isnull=True,
        operation__kind__in=_REJECTING,
    )  # fmt: skip
    latest = [
        (article_id, entity_id, before)
        for article_id, entity_id, before in rows.order_by("-pk").values_list(
            "article_id", "entity_id", "before"
        )[:READ]
        if article_id and entity_id and before
    ]
    ids = {article_id for article_id, _, _ in latest}
    body = Left("body", _LONGEST_TEXT)
    texts = {
        row["pk"]: row
        for row in Article.objects.filter(pk__in=ids).annotate(beginning=body)
        .values("pk", "title", "dateline", "beginning")
    }  # fmt: skip
    told: set[tuple[int, int, str]] = set()
    for article_id, entity_id, before in latest:
        for words in sorted(_spellings(before, texts.get(article_id, {}))):
            # Rejected, taken back and rejected again is one verdict; so are "PARIS" and "Paris".
            once = (article_id, entity_id, words.casefold())
            if once not in told:
                told.add(once)
                yield entity_id, words, 1


def _spellings(mention: Mapping[str, Any], text: Mapping[str, Any]) -> set[str]:
    """Each spelling once for an article."""
    found = {
        " ".join(str(text.get(_column(span["field"]), ""))[span["start"] : span["end"]].split())
        for span in mention.get("spans", ())
    }
    return {words for words in found if words}


def _column(field: str) -> str:
    return "beginning" if field == "body" else field
