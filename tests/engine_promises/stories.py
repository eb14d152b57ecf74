"""What does it answer where a story counts once, whichever of its articles match?"""

import pytest

from articles.dates import PartialDate, read_date
from articles.search import Copies, Counting, Generation, IndexDocument
from articles.search.date_filter import DateFilter, Granularity, Histogram
from articles.search.facets import NONE
from articles.search.query import Query, Sort
from articles.search.results import DateCounts, FacetCount
from articles.search.tree import And, Everything, Not, Term
from tests.engine_promises.changes import apply, document, ids
from tests.engine_promises.opened_engine import OpenedEngine
from tests.engine_promises.plain_reading import assert_answers


def day(text: str) -> PartialDate:
    """A date that can be read."""
    date = read_date(text)
    assert date is not None
    return date


ONCE = Query(copies=Copies.STORIES)


def wires() -> list[IndexDocument]:
    """A story of three articles, a story of two, and an article by itself."""
    return [
        document(1, "oil", "1987-03-01", story="7", country="FR", source="1"),
        document(2, "oil oil", "1987-03-02", story="7", country="FR DE", source="2"),
        document(3, "gas", "1988-01-01", story="7", source="3"),
        document(4, "oil", "1987-03-05", story="12", country="DE"),
        document(5, "oil", "", story="12", country="DE"),
        document(6, "oil", "1986", country="FR"),
    ]


class Stories(OpenedEngine):
    """One per story."""

    @pytest.fixture
    def told(self, generation: Generation) -> Generation:
        """The stories, their articles in different segments."""
        for place in range(3):
            apply(generation, wires()[place::3])
        return generation

    def test_shows_each_story_as_the_first_of_its_articles(self, told: Generation) -> None:
        assert ids(told, Query()) == [3, 4, 2, 1, 6, 5]
        assert ids(told, ONCE) == [3, 4, 6]
        assert ids(told, Query(copies=Copies.STORIES, sort=Sort.OLDEST)) == [6, 1, 4]
        best = Query(tree=Term("oil"), copies=Copies.STORIES)
        assert ids(told, best) == [2, 4, 6]

    def test_tells_how_many_stories_and_how_many_articles(self, told: Generation) -> None:
        found = told.search(ONCE)
        assert (found.total, found.articles) == (3, 6)
        found = told.search(Query())
        assert (found.total, found.articles) == (6, 6)

    def test_counts_a_story_once_for_whatever_its_articles_have(self, told: Generation) -> None:
        countries = told.search(ONCE).facets["country"]
        assert countries.counts == (FacetCount("DE", 2), FacetCount("FR", 2))
        assert (countries.none, countries.values) == (1, 2)
        sources = told.search(ONCE).facets["source"]
        assert sources.counts == tuple(FacetCount(value, 1) for value in "123")
        assert sources.none == 2

    def test_shows_so_many_stories_as_were_counted(self, told: Generation) -> None:
        countries = told.search(ONCE).facets["country"]
        for value, count in (*countries.counts, (NONE, countries.none)):
            assert told.search(ONCE.toggled("country", value)).total == count

    def test_counts_a_story_once_a_bar_and_tells_where_it_has_several(
        self, told: Generation
    ) -> None:
        year = {text: day(text) for text in ("1986", "1987", "1988")}
        bars = tuple((date, count) for date, count in zip(year.values(), (1, 2, 1), strict=True))
        across = (((year["1987"], year["1988"]), 1),)
        assert told.search(ONCE).dates == DateCounts(bars=bars, unknown=1, across=across)
        march = DateFilter(day("1987-03"), day("1987-03"))
        assert told.search(ONCE.dated(march)).dates == DateCounts(
            march.histogram,
            tuple((day(f"1987-03-0{number}"), 1) for number in (1, 2, 5)),
            unknown=1,
        )

    def test_lists_every_copy_of_what_matches(self, told: Generation) -> None:
        assert told.matching_ids(ONCE) == [1, 2, 3, 4, 5, 6]

    def test_counts_on_when_most_of_a_story_is_deleted(self, told: Generation) -> None:
        apply(told, [3, 2])
        found = told.search(ONCE)
        assert (found.total, found.articles) == (3, 4)
        assert ids(told, ONCE) == [4, 1, 6]

    def test_refuses_an_article_in_two_stories(self, generation: Generation) -> None:
        with pytest.raises(ValueError, match="Article 9 is in several stories"):
            apply(generation, [document(9, story="1 2")])

    @pytest.mark.slow
    def test_answers_from_a_larger_archive_of_stories(self, generation: Generation) -> None:
        documents = [
            document(
                n,
                f"{'oil ' * (n % 5)}price {'rare' if n % 50 == 0 else 'common'} {n % 9}",
                ("1987", "1987-03", "1987-03-31", "", "1986-12-31")[n % 5],
                country="FR DE" if n % 3 else "",
                tag=f"t{n % 40}",
                # One with a third of all, many of three, and some articles by themselves.
                story="1" if n % 3 == 0 else f"{n % 60}" if n % 7 else "",
            )
            for n in range(1, 301)
        ]
        for start in range(0, 300, 60):
            apply(generation, documents[start : start + 60])
        apply(generation, range(1, 31))
        for tree in (Everything(), Term("rare"), And((Term("oil"), Not(Term("3"))))):
            for dates in (DateFilter(), DateFilter(read_date("1987"), read_date("1987"))):
                for sort in Sort:
                    query = Query(
                        tree=tree, dates=dates, copies=Copies.STORIES, sort=sort, page=3, size=5
                    )
                    assert_answers(generation, documents[30:], query)
                    ticked = query.toggled("country", "FR").toggled_exclusion("tag", "t0")
                    assert_answers(generation, documents[30:], ticked)

    def test_counts_only_stories_within_the_bars_that_are_asked_for(
        self, generation: Generation
    ) -> None:
        dates = ("1985", "1986", "1986", "1987", "1987", "1987-03", "1987-03-02")
        apply(generation, [document(n, "", date, story="1") for n, date in enumerate(dates, 1)])
        months = DateFilter(day("1987"), day("1987"))
        assert generation.search(ONCE.dated(months)).dates == DateCounts(
            months.histogram, ((day("1987-03"), 1),), coarser=1
        )
        years = Histogram(Granularity.YEAR, day("1986").first, day("1987").last)
        bars = ((day("1986"), 1), (day("1987"), 1))
        found = generation.search(ONCE, Counting(facets=(), histogram=years))
        assert found.dates == DateCounts(years, bars, across=(((day("1986"), day("1987")), 1),))

    def test_reaches_every_story_page_by_page(self, generation: Generation) -> None:
        # The first segment has nothing but copies at its top, and single articles far below.
        apply(
            generation,
            [document(n, "oil", "1987" if n > 40 else "1986", story="1" if n > 40 else "")
             for n in range(21, 1001)],
        )  # fmt: skip
        apply(generation, [document(n, "oil", "1986") for n in range(1, 21)])
        pages = [Query(copies=Copies.STORIES, page=page, size=4) for page in range(1, 13)]
        found = [id_ for page in pages for id_ in ids(generation, page)]
        assert found == [1000, *range(40, 0, -1)]

    def test_counts_no_more_than_is_asked_for(self, told: Generation) -> None:
        found = told.search(ONCE, Counting(facets=("country",), dates=False))
        assert list(found.facets) == ["country"]
        assert found.dates is None
        assert found.total == 3
