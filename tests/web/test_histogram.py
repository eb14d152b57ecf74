"""It draws every span of time without a gap, however far apart the articles are."""

import re
from collections.abc import Callable

from django.test import Client

from articles.dates import PartialDate, read_date
from articles.search import ANY_DATE, DateCounts, DateFilter
from articles.web.spans import spans_of
from tests.world import make_article


def bars(*years: int) -> DateCounts:
    return DateCounts(bars=tuple((year(y), 1) for y in years))


def year(number: int) -> PartialDate:
    date = read_date(f"{number:04}")
    assert date
    return date


def test_shows_every_year_while_there_is_room() -> None:
    unit, spans = spans_of(bars(1980, 1990), ANY_DATE, 20)
    assert unit == "year"
    assert [span.words for span in spans] == [str(y) for y in range(1980, 1991)]
    assert sum(span.count for span in spans) == 2


def test_takes_years_together_where_they_would_be_too_many() -> None:
    unit, spans = spans_of(bars(1066, 1987, 1989), ANY_DATE, 120)
    assert unit == "decade"
    assert len(spans) == 93
    assert spans[0].words == "1060 to 1069"
    assert (spans[-1].words, spans[-1].count) == ("1980 to 1989", 2)
    assert spans[-1].dates == DateFilter(year(1980), year(1989))
    assert spans_of(bars(1066, 9999), ANY_DATE, 20)[0] == "millennium"


def test_opens_the_years_that_were_asked_for() -> None:
    asked = DateFilter(year(1980), year(1989))
    unit, spans = spans_of(bars(1066, 1987, 1989), asked, 120)
    assert unit == "year"
    assert [span.words for span in spans] == [str(y) for y in range(1980, 1990)]


def test_leads_from_a_decade_to_its_years(client: Client, index: Callable[[], None]) -> None:
    for date in ("1066", "1987", "1989"):
        make_article(date=date)
    index()
    page = client.get("/search/").content.decode()
    assert "Articles by decade" in page
    assert 'aria-label="1980 to 1989, 2"' in page
    decade = client.get("/search/?from=1980&to=1989").content.decode()
    assert "2 articles" in decade
    assert re.search(r'aria-label="1987, 1"', decade)
    assert "All years" in decade
