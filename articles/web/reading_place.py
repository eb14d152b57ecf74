"""Where in a search's results does an article stand, and which are its neighbours?"""

from dataclasses import dataclass, replace

from articles.answering import answer
from articles.models import Article
from articles.search import Copies, Engine, NotBuiltError, Query, TooBroadError
from articles.search.query import DEEPEST_HIT
from articles.search.results import COUNT_NOTHING
from articles.web.addresses import found_address, search_address

# So much further the article is looked for when newer ones have pushed it down.
SLIP = 50


@dataclass(frozen=True)
class ReadingPlace:
    """The way back to the results and on to the neighbours, as an article's page prints it."""

    query: Query
    back_address: str
    at: int = 0
    total: int = 0
    previous_address: str = ""
    next_address: str = ""

    @property
    def words(self) -> str:
        """Where it stands: "12 of 1,204", and of what, where it is not articles."""
        place = f"{self.at:,} of {self.total:,}"
        return f"{place} stories" if self.query.copies is Copies.STORIES else place


def find_place(engine: Engine, article: Article, query: Query, at: str) -> ReadingPlace:
    """The place of an article in the results of a Query; `at` says where it was a moment ago.

    Without a place there still is the way back.
    """
    expected = int(at) if at.isascii() and at.isdecimal() and len(at) < 6 else 0
    way_back = ReadingPlace(query, search_address(query))
    if not 0 < expected <= DEEPEST_HIT:
        return way_back
    try:
        asked = replace(query, page=1, size=expected + SLIP)
        found = answer(engine, asked, COUNT_NOTHING)
    except (NotBuiltError, TooBroadError):
        return way_back
    ids = [hit.article_id for hit in found.results.hits]
    if article.pk not in ids:
        return way_back
    place = ids.index(article.pk)
    before, after = _neighbours(ids, place, query)
    return ReadingPlace(
        query=query,
        back_address=search_address(query.on_page(place // query.size + 1)),
        at=place + 1,
        total=found.results.total,
        previous_address=before,
        next_address=after,
    )


def _neighbours(ids: list[int], place: int, query: Query) -> tuple[str, str]:
    places = {ids[near]: near for near in (place - 1, place + 1) if 0 <= near < len(ids)}
    addresses = {
        places[article.pk]: found_address(article.get_absolute_url(), query, places[article.pk] + 1)
        for article in Article.objects.without_body().in_order(list(places))
    }
    return addresses.get(place - 1, ""), addresses.get(place + 1, "")
