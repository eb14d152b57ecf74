"""A found article, as one row of a list."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.answering import Answer
from articles.models import Article, Mention
from articles.search import Query
from articles.search.snippets import Piece, marked, snippet
from articles.search.tree import EVERYTHING, Node
from articles.web.addresses import article_address, search_address

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

    @property
    def date_words(self) -> str:
        """The published date, as far as it is known."""
        published = self.article.published
        return published.words if published else "undated"


def build_rows(answer: Answer) -> list[Row]:
    """The hits of this page, in order, in two queries."""
    ids = [hit.article_id for hit in answer.results.hits]
    articles = Article.objects.with_source().in_order(ids)
    return _rows(articles, answer.resolved.tree, answer.query)


def rows_of(articles: Sequence[Article]) -> list[Row]:
    """These articles as rows that nothing was searched for."""
    return _rows(articles, EVERYTHING, Query())


def _rows(articles: Sequence[Article], tree: Node, query: Query) -> list[Row]:
    chips = _chips([article.pk for article in articles], query)
    return [
        Row(
            article=article,
            address=article_address(article.get_absolute_url(), query),
            title=marked(article.title, tree, field="title", language=article.language),
            snippet=snippet(article.body, tree, language=article.language),
            chips=chips[article.pk],
        )
        for article in articles
    ]


def _chips(article_ids: Iterable[int], query: Query) -> dict[int, list[RowChip]]:
    mentions = (
        Mention.objects.filter(article__in=article_ids)
        .select_related("entity")
        .only("article_id", "salience", "entity__kind", "entity__name", "entity__slug",
              "entity__code")
        .order_by("-salience", "entity_id")
    )  # fmt: skip
    chips: dict[int, list[RowChip]] = defaultdict(list)
    for mention in mentions:
        entity = mention.entity
        if len(chips[mention.article_id]) < CHIPS:
            chosen = entity.address_value in query.selection(entity.kind).chosen
            address = search_address(query.toggled(entity.kind, entity.address_value))
            chips[mention.article_id].append(RowChip(entity.kind, entity.name, address, chosen))
    return chips
