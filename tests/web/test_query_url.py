"""It writes any Query as an address and reads it back, exactly."""

import datetime as dt

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from articles.dates import PartialDate, Precision
from articles.search import FACETS, Copies, DateFilter, Mentions, Query, Selection, Sort
from articles.search.query import SIZES
from articles.search.query_text import parse_text
from articles.web.query_url import read_query, write_query

values = st.lists(st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,11}", fullmatch=True), max_size=3)
dates = st.builds(
    PartialDate,
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from([Precision.DAY, Precision.MONTH, Precision.YEAR]),
)
filters = st.one_of(
    st.builds(DateFilter, st.none() | dates, st.none() | dates),
    st.just(DateFilter(unknown=True)),
)


@st.composite
def queries(draw: st.DrawFn) -> Query:
    text = draw(st.text(max_size=30)).strip()
    facets = draw(st.lists(st.sampled_from(FACETS), unique=True, max_size=3))
    size = draw(st.sampled_from(SIZES))
    return Query(
        text=text,
        tree=parse_text(text).tree,
        selections=tuple(
            Selection(f.name, tuple(draw(values)), tuple(draw(values)), draw(st.booleans()))
            for f in facets
        ),
        dates=draw(filters),
        mentions=draw(st.sampled_from(Mentions)),
        copies=draw(st.sampled_from(Copies)),
        sort=draw(st.none() | st.sampled_from(Sort)),
        page=draw(st.integers(1, 10_000 // size)),
        size=size,
    )


@given(queries())
def test_reads_back_every_query(query: Query) -> None:
    assert read_query(QueryDict(write_query(query))).query == query


@given(queries())
def test_has_one_address_for_one_query(query: Query) -> None:
    address = write_query(query)
    assert write_query(read_query(QueryDict(address)).query) == address


@pytest.mark.slow
@given(queries(), st.sampled_from(FACETS), st.from_regex(r"[A-Za-z]{1,5}", fullmatch=True))
def test_takes_a_toggle_back(query: Query, facet: object, value: str) -> None:
    name = facet.name  # type: ignore[attr-defined]
    there = query.toggled(name, value)
    if value not in query.selection(name).excluded:
        assert there.toggled(name, value) == query.on_page(1)


@given(st.binary(max_size=200))
def test_reads_any_address_whatever(junk: bytes) -> None:
    query = read_query(QueryDict(junk)).query
    assert query.page >= 1
    assert query.first_hit + query.size <= 10_000


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("from=garbage", "garbage"),
        ("from=2001&to=1999", "before the first"),
        ("page=99999", "Narrow"),
        ("q=(oil", "parenthes"),
    ],
)
def test_says_what_it_left_out(address: str, words: str) -> None:
    assert words in " ".join(read_query(QueryDict(address)).remarks)


def test_keeps_the_order_of_parameters_that_the_docs_show() -> None:
    asked = (
        "page=2&copies=stories&to=1990&leader=b&sort=newest&mentions=named&country=RU&from=1987"
        "&country=IN&q=oil"
    )
    assert write_query(read_query(QueryDict(asked)).query) == (
        "q=oil&country=IN&country=RU&leader=b&from=1987&to=1990&mentions=named&copies=stories"
        "&sort=newest&page=2"
    )
