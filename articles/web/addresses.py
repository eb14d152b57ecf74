"""The addresses of searches."""

from functools import lru_cache
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from articles.search import Query
from articles.web.query_url import write_query

# Servers read addresses of about 8,000 characters; the text itself may take much of that.
LONGEST_WAY_BACK = 2000


def search_address(query: Query) -> str:
    """The one address of a Query's page."""
    return _with(_search_path(get_script_prefix()), write_query(query))


def cleared_address(query: Query) -> str:
    """The address of a Query without its filters, with the way back where that is not too long.

    The way back is an address within an address, which doubles its percent signs.
    """
    way_back = urlencode({"cleared": search_address(query)})
    parts = [write_query(query.cleared()), way_back if len(way_back) <= LONGEST_WAY_BACK else ""]
    return _with(reverse("search"), "&".join(part for part in parts if part))


def values_address(facet: str, query: Query) -> str:
    """The address of the page with all values of a facet under a Query."""
    return _with(reverse("facet_values", args=[facet]), write_query(query.on_page(1)))


def found_address(address: str, query: Query, place: int) -> str:
    """The address of an article found by a Query, at a place in its results counted from 1.

    It carries the search, so that the article can mark its words and lead on to its neighbours.
    """
    search = _written(query.on_page(1))
    return _with(address, f"{search}&at={place}" if search else "")


def permanent_address(request: HttpRequest, short_id: str) -> str:
    """The whole address of an article that survives every change of its title."""
    return request.build_absolute_uri(reverse("article_short", args=[short_id]))


@lru_cache(maxsize=8)
def _search_path(_prefix: str) -> str:
    # A page has hundreds of these addresses.
    return reverse("search")


@lru_cache(maxsize=8)
def _written(query: Query) -> str:
    """What `write_query` says: all rows of a page ask for the same."""
    return write_query(query)


def _with(path: str, parameters: str) -> str:
    return f"{path}?{parameters}" if parameters else path
