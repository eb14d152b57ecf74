"""It keeps "the last 30 days" relative in every address, and says the dates it stands for now."""

import datetime as dt
import html

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from articles.search import Query
from articles.web.periods import periods
from articles.web.query_url import read_query, write_query
from tests.world import make_article


@pytest.mark.parametrize("period", periods(), ids=lambda period: period.name)
def test_stays_relative_in_the_address(period: object) -> None:
    query = Query().dated(period)  # type: ignore[arg-type]
    assert write_query(query) == f"period={period.name}"  # type: ignore[attr-defined]
    assert read_query(QueryDict(write_query(query))).query == query
    assert write_query(query.toggled("country", "IN")).endswith(write_query(query))


def test_moves_with_today(monkeypatch: pytest.MonkeyPatch) -> None:
    for today, first in ((dt.date(2024, 3, 1), "2024-02-01"), (dt.date(2025, 1, 5), "2024-12-07")):
        monkeypatch.setattr(timezone, "localdate", lambda today=today: today)
        dates = read_query(QueryDict("period=last-30-days")).query.dates
        assert dates.start
        assert dates.start.iso == first
        year = read_query(QueryDict("period=last-year")).query.dates
        assert year.start == year.end
        assert year.words == "last year"
        assert year.start
        assert year.start.iso == str(today.year - 1)


def test_gives_way_to_dates_that_were_typed() -> None:
    shown = read_query(QueryDict("period=this-year")).query.dates
    assert shown.start
    own = f"period=this-year&from={shown.start.iso}&to={shown.start.iso}"
    assert write_query(read_query(QueryDict(own)).query) == "period=this-year"
    typed = read_query(QueryDict(f"period=this-year&from=1987&to={shown.start.iso}")).query
    assert write_query(typed) == f"from=1987&to={shown.start.iso}"
    assert write_query(read_query(QueryDict("period=sometimes")).query) == ""


def test_offers_and_removes_them(client: Client, index: object) -> None:
    today = timezone.localdate()
    make_article("Fresh", date=today.isoformat())
    make_article("Old", date="1987")
    index()  # type: ignore[operator]
    shown = html.unescape(client.get("/search/?q=ministers").content.decode())
    assert 'href="/search/?q=ministers&period=last-7-days"' in shown
    shown = html.unescape(client.get("/search/?period=last-7-days").content.decode())
    assert "1 article" in shown
    assert "Date: last 7 days" in shown
    assert f'value="{today.isoformat()}"' in shown
