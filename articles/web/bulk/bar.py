"""The bar above the results with which editors change many of them."""

from dataclasses import dataclass

from articles.models import BulkJob
from articles.web.query_url import write_query
from articles.web.search_page import SearchPage

VERBS = (
    (BulkJob.Verb.TAG, "put a tag on"),
    (BulkJob.Verb.UNTAG, "take a tag off"),
    (BulkJob.Verb.CONFIRM, "confirm a country, leader or organization in"),
    (BulkJob.Verb.REJECT, "reject a country, leader or organization in"),
)


@dataclass(frozen=True)
class BulkBar:
    """What the bar sends: the search, the articles on the page, and what may be done."""

    search: str
    on_page: tuple[int, ...]
    total_words: str
    verbs: tuple[tuple[str, str], ...] = VERBS

    @property
    def on_page_text(self) -> str:
        """The articles on the page, as one field holds them."""
        return ",".join(map(str, self.on_page))


def build_bar(page: SearchPage) -> BulkBar | None:
    """The bar of a search page; none where there is nothing to change."""
    if not page.rows:
        return None
    ids = tuple(row.article.pk for row in page.rows)
    return BulkBar(write_query(page.query), ids, page.articles_words)
