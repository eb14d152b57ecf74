"""A found article, as one row of a list."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.functions import Left

from articles.answering import Answer
from articles.models import Article, Mention
from articles.search import Copies, Query
from articles.search.snippets import LONGEST_READ, Piece, marked, snippet
from articles.search.tree import Node
from articles.web.addresses import found_address, search_address

CHIPS = 5


@dataclass(frozen=True)
class RowChip:
    """An entity that the article names; a click filters by it."""

    kind: str
    label: str
    address: str
    is_chosen: bool


@dataclass(frozen=True)
class Row:
    """A headline, where and when it was printed, two lines of it, and whom it names."""

    article: Article
    address: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    chips: list[RowChip]
    copies: int = 0

    @property
    def copies_words(self) -> str:
        """How many others tell the same."""
        return "1 copy" if self.copies == 1 else f"{self.copies:,} copies"

    @property
    def copies_address(self) -> str:
        """Where its page lists them."""
        return f"{self.address}#copies"

    @property
    def date_words(self) -> str:
        """The published date, as far as it is known."""
        published = self.article.published
        return published.words if published else "undated"


def build_rows(answer: Answer) -> list[Row]:
    """The hits of this page, in order, in three queries; one more for the copies of stories."""
    ids = [hit.article_id for hit in answer.results.hits]
    articles = Article.objects.with_source().without_body().in_order(ids)
    places = {id_: place for place, id_ in enumerate(ids, start=answer.query.first_hit + 1)}
    return _rows(articles, answer.resolved.tree, answer.query, places)


def _rows(
    articles: Sequence[Article], tree: Node, query: Query, places: Mapping[int, int]
) -> list[Row]:
    keys = [article.pk for article in articles]
    chips, beginnings = _chips(keys, query), _beginnings(keys)
    copies = _copies(articles) if query.copies is Copies.STORIES else {}
    return [
        Row(
            article=article,
            address=_address(article, query, places),
            title=marked(article.title, tree, field="title", language=article.language),
            snippet=snippet(beginnings.get(article.pk, ""), tree, language=article.language),
            chips=chips[article.pk],
            copies=copies.get(article.story_id, 0),
        )
        for article in articles
    ]


def _address(article: Article, query: Query, places: Mapping[int, int]) -> str:
    address, place = article.get_absolute_url(), places.get(article.pk)
    return found_address(address, query, place) if place else address


def _beginnings(article_ids: Sequence[int]) -> dict[int, str]:
    """As much of each text as a snippet reads: a body may have millions of letters."""
    beginning = Left("body", LONGEST_READ)
    return dict(Article.objects.filter(pk__in=article_ids).values_list("pk", beginning))


def _copies(articles: Iterable[Article]) -> dict[int | None, int]:
    """For each story of these articles how many others tell it that everybody may see."""
    stories = {article.story_id for article in articles} - {None}
    telling = Article.objects.visible().filter(story__in=stories).values_list("story_id")
    return {story: count - 1 for story, count in telling.annotate(count=Count("pk"))}


def _chips(article_ids: Iterable[int], query: Query) -> dict[int, list[RowChip]]:
    # Plain values: an article names a dozen entities, and only the first few are shown.
    mentions = (
        Mention.objects.named()
        .filter(article__in=article_ids)
        .order_by("-salience", "entity_id")
        .values_list("article_id", "entity__kind", "entity__name", "entity__slug", "entity__code")
    )
    chips: dict[int, list[RowChip]] = defaultdict(list)
    for article, kind, name, slug, code in mentions:
        if len(chips[article]) < CHIPS:
            value = code or slug
            chosen = value in query.selection(kind).chosen
            address = search_address(query.toggled(kind, value))
            chips[article].append(RowChip(kind, name, address, chosen))
    return chips
