"""ArticlePage: every name that an article's template may use."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import AnonymousUser, User

from articles.models import Article, Decision, Entity, Mention, Tag
from articles.search import Query
from articles.search.snippets import marked
from articles.search.tree import EVERYTHING
from articles.web.addresses import search_address
from articles.web.body_parts import BodyPart, part_of
from articles.web.citations import STYLES, cited
from articles.web.evidence import evidence_of
from articles.web.numbered_hits import NumberedPiece, number_hits
from articles.web.reading_place import ReadingPlace


@dataclass(frozen=True)
class NamedEntity:
    """An entity that the article names, with what an editor may do about it."""

    entity: Entity
    evidence: str
    is_confirmed: bool
    search_address: str


@dataclass(frozen=True)
class NamedGroup:
    """The entities of one kind."""

    kind: str
    label: str
    entities: list[NamedEntity]


@dataclass(frozen=True)
class ArticleTags:
    """Whom the article names and what editors called it: the part that editors change."""

    article: Article
    groups: list[NamedGroup]
    rejected: list[Decision]
    tags: list[Tag]
    may_correct: bool
    error: str = ""
    typed: str = ""
    choices: tuple[Entity, ...] = ()


@dataclass(frozen=True)
class Citation:
    """A style to cite the article in: the line for people, or nothing where it is a file."""

    style: str
    label: str
    line: str


@dataclass(frozen=True)
class ArticlePage:
    """One article, ready to print."""

    article: Article
    title: tuple[NumberedPiece, ...]
    paragraphs: list[tuple[NumberedPiece, ...]]
    tags: ArticleTags
    hits: int
    part: BodyPart
    place: ReadingPlace | None
    citations: list[Citation]
    related: list[Article]


def build_article_page(
    article: Article,
    user: User | AnonymousUser,
    *,
    place: ReadingPlace | None = None,
    related: Iterable[Article] = (),
    part: str = "",
    address: str = "",
) -> ArticlePage:
    """The article, or a part of a very long one, with the words of the search marked.

    `address` is the whole one that citations give.
    """
    tree = place.query.tree if place else EVERYTHING
    shown = part_of(article.body, part)
    title = marked(article.title, tree, field="title", language=article.language)
    paragraphs = [
        marked(paragraph, tree, field="body", language=article.language)
        for paragraph in shown.text.split("\n")
        if paragraph.strip()
    ]
    numbered = number_hits([title, *paragraphs])
    return ArticlePage(
        article=article,
        title=numbered[0],
        paragraphs=numbered[1:],
        tags=build_article_tags(article, user),
        hits=sum(piece.is_hit for text in numbered for piece in text),
        part=shown,
        place=place,
        citations=_citations(article, address),
        related=list(related),
    )


def _citations(article: Article, address: str) -> list[Citation]:
    facts = cited(article, address)
    return [
        Citation(style.name, style.label, "" if style.ending else style.write(facts))
        for style in STYLES
    ]


def build_article_tags(
    article: Article,
    user: User | AnonymousUser,
    *,
    error: str = "",
    typed: str = "",
    choices: tuple[Entity, ...] = (),
) -> ArticleTags:
    """The part of an article's page that editors change, after a try that may have failed."""
    may_correct = user.is_authenticated and user.has_perm("articles.correct_article")
    decisions = list(article.decisions.select_related("entity").order_by("entity__name"))
    accepted = {d.entity_id for d in decisions if d.verdict == Decision.Verdict.ACCEPT}
    mentions = (
        article.mentions.named().select_related("entity").order_by("entity__kind", "-salience")
    )
    groups = [
        NamedGroup(kind, Entity.Kind(kind).label, [_named(article, m, accepted) for m in of_kind])
        for kind, of_kind in groupby(mentions, key=lambda mention: mention.entity.kind)
    ]
    return ArticleTags(
        article=article,
        groups=groups,
        rejected=[d for d in decisions if d.verdict == Decision.Verdict.REJECT],
        tags=list(article.tags.order_by("name")),
        may_correct=may_correct,
        error=error,
        typed=typed,
        choices=choices,
    )


def _named(article: Article, mention: Mention, accepted: set[int]) -> NamedEntity:
    entity = mention.entity
    return NamedEntity(
        entity=entity,
        evidence=evidence_of(article, mention),
        is_confirmed=entity.pk in accepted,
        search_address=search_address(Query().toggled(entity.kind, entity.address_value)),
    )
