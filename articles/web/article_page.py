"""ArticlePage: every name that an article's template may use."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import AnonymousUser, User

from articles.models import Article, Decision, Entity, Mention, Tag
from articles.search import Query
from articles.search.query_text import parse_text
from articles.search.snippets import Piece, marked
from articles.search.tree import EVERYTHING
from articles.web.addresses import search_address

LONGEST_TEXT = 1000


@dataclass(frozen=True)
class NamedEntity:
    """An entity that the article names, with what an editor may do about it."""

    entity: Entity
    percent: int
    times: int
    found_by: str
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
class ArticlePage:
    """One article, ready to print."""

    article: Article
    title: tuple[Piece, ...]
    paragraphs: list[tuple[Piece, ...]]
    tags: ArticleTags
    text: str
    hits: int
    back_address: str


def build_article_page(
    article: Article, user: User | AnonymousUser, *, text: str = ""
) -> ArticlePage:
    """The article with the words of the search `text` marked."""
    tree = parse_text(text[:LONGEST_TEXT]).tree if text else EVERYTHING
    paragraphs = [
        marked(paragraph, tree, field="body", language=article.language)
        for paragraph in article.body.split("\n")
        if paragraph.strip()
    ]
    return ArticlePage(
        article=article,
        title=marked(article.title, tree, field="title", language=article.language),
        paragraphs=paragraphs,
        tags=build_article_tags(article, user),
        text=text,
        hits=sum(piece.is_hit for paragraph in paragraphs for piece in paragraph),
        back_address=search_address(Query(text=text)) if text else "",
    )


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
    mentions = article.mentions.select_related("entity").order_by("entity__kind", "-salience")
    groups = [
        NamedGroup(kind, Entity.Kind(kind).label, [_named(m, accepted) for m in of_kind])
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


def _named(mention: Mention, accepted: set[int]) -> NamedEntity:
    entity = mention.entity
    return NamedEntity(
        entity=entity,
        percent=round(100 * mention.salience),
        times=len(mention.spans),
        found_by=mention.get_found_by_display(),
        is_confirmed=entity.pk in accepted,
        search_address=search_address(Query().toggled(entity.kind, entity.address_value)),
    )
