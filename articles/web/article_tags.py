"""ArticleTags: whom an article names and what editors called it, as its panel prints it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.models import Article, Decision, Entity, Mention, Tag
from articles.models.mention import NAMED
from articles.search import Query
from articles.web.addresses import search_address
from articles.web.evidence import Evidence, evidence_of


@dataclass(frozen=True)
class NamedEntity:
    """An entity that the article names, with what an editor may do about it.

    `ruled_out` are the aliases that do not mean it here, by an editor's verdict.
    """

    entity: Entity
    evidence: Evidence
    is_confirmed: bool
    is_about: bool
    search_address: str
    ruled_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class NamedGroup:
    """The entities of one kind, or those of which nobody is sure."""

    kind: str
    label: str
    entities: list[NamedEntity]


@dataclass(frozen=True)
class RejectedEntity:
    """An entity that an editor ruled out, or some of its aliases."""

    entity: Entity
    words: str


@dataclass(frozen=True)
class ArticleTags:
    """The part of an article's page that says whom it names and what editors called it.

    `here` is what forms carry behind their address, so that the page after is like this one.
    """

    article: Article
    groups: list[NamedGroup]
    uncertain: NamedGroup | None
    rejected: list[RejectedEntity]
    tags: list[Tag]
    may_correct: bool
    here: str = ""


def build_article_tags(
    article: Article, mentions: Sequence[Mention], *, may_correct: bool, here: str = ""
) -> ArticleTags:
    """Its panel; `mentions` are those that the reader may see, by kind."""
    decisions = list(article.decisions.select_related("entity").order_by("entity__name"))
    named = [mention for mention in mentions if mention.confidence >= NAMED]
    doubtful = [mention for mention in mentions if mention.confidence < NAMED]
    listed = [_named(article, mention, decisions) for mention in doubtful]
    return ArticleTags(
        article=article,
        groups=[
            NamedGroup(kind, Entity.Kind(kind).label, [_named(article, m, decisions) for m in each])
            for kind, each in groupby(named, key=lambda mention: mention.entity.kind)
        ],
        uncertain=NamedGroup("uncertain", "Uncertain", listed) if listed else None,
        rejected=list(_rejected(decisions, {mention.entity_id for mention in mentions})),
        tags=list(article.tags.order_by("name")),
        may_correct=may_correct,
        here=here,
    )


def _named(article: Article, mention: Mention, decisions: Iterable[Decision]) -> NamedEntity:
    entity = mention.entity
    own = [decision for decision in decisions if decision.entity_id == entity.pk]
    return NamedEntity(
        entity=entity,
        evidence=evidence_of(article, mention),
        is_confirmed=any(d.verdict == Decision.Verdict.ACCEPT for d in own),
        is_about=mention.is_about,
        search_address=search_address(Query().toggled(entity.kind, entity.address_value)),
        ruled_out=tuple(d.alias for d in own if d.verdict == Decision.Verdict.NEVER),
    )


def _rejected(decisions: Iterable[Decision], shown: set[int]) -> Iterable[RejectedEntity]:
    """What has no place among the named: verdicts that can be taken back here only."""
    for _, each in groupby(decisions, key=lambda decision: decision.entity_id):
        own = list(each)
        entity = own[0].entity
        aliases = [f"“{d.alias}”" for d in own if d.verdict == Decision.Verdict.NEVER]
        if any(d.verdict == Decision.Verdict.REJECT for d in own):
            yield RejectedEntity(entity, "")
        elif aliases and entity.pk not in shown:
            yield RejectedEntity(entity, f"not by {', '.join(aliases)}")
