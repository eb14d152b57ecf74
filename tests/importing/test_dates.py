"""Which date an article gets, how exact, and from where."""

import datetime as dt
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.dates import (
    DateEvidence,
    Written,
    find_date,
    find_unread_date,
    read_written,
    weigh_dates,
)
from articles.importing.parsed_article import DateOrigin
from articles.importing.wording.written_dates import date_within
from articles.models import Article

TODAY = dt.date(2020, 6, 15)


def found(**evidence: object) -> tuple[str, str]:
    date, origin = find_date(DateEvidence(**evidence), TODAY)  # type: ignore[arg-type]
    return (date.iso if date else "", str(origin))


def test_believes_metadata_then_the_dateline_then_the_first_line_then_the_rest() -> None:
    evidence = {
        "metadata": ("1990-01-02",),
        "dateline": "March 3, 1991",
        "line": "March 4, 1992",
        "url": "https://x.example/1993/03/05/a",
        "copyright_year": 1994,
    }
    expected = ["1990-01-02", "1991-03-03", "1992-03-04", "1993-03-05", "1994"]
    origins = ["metadata", "dateline", "text", "address", "copyright"]
    for name, date, origin in zip(list(evidence), expected, origins, strict=True):
        assert found(**evidence) == (date, origin)
        del evidence[name]
    assert found() == ("", "")


def test_never_makes_a_year_or_a_month_more_exact_than_it_was() -> None:
    assert found(metadata=("1987",)) == ("1987", "metadata")
    assert found(metadata=("1987-03",)) == ("1987-03", "metadata")


def test_lets_a_dateline_complete_a_year_known_otherwise() -> None:
    assert found(dateline="March 3", copyright_year=1987) == ("1987-03-03", "dateline")
    assert found(dateline="March 3", metadata=("1987",)) == ("1987-03-03", "dateline")
    assert found(dateline="March 3", metadata=("1987-04",)) == ("1987-04", "metadata")
    assert found(dateline="March 3") == ("", "")
    assert found(dateline="Dec. 3", copyright_year=2020) == ("2020", "copyright")


def test_lets_a_weaker_witness_make_a_vague_date_exact_but_not_contradict_it() -> None:
    url = "https://x.example/2019/10/05/a"
    assert found(metadata=("2019",), url=url) == ("2019-10-05", "address")
    assert found(metadata=("2018",), url=url) == ("2018", "metadata")


def test_never_lies_in_the_future_beyond_tomorrow() -> None:
    assert found(metadata=("2020-06-16",)) == ("2020-06-16", "metadata")
    assert found(metadata=("2020-06-17",)) == ("", "")
    assert found(metadata=("2020-06-17", "2019-01-01")) == ("2019-01-01", "metadata")
    assert found(copyright_year=2021) == ("", "")


@pytest.mark.parametrize(
    "nonsense",
    ["", "soon", "2019-13-45", "0000-00-00", "1970-01-01T00:00:00Z", "03/04/1987", "99", "-1",
     "x" * 5000, "٣", "²²²²²²²²²²", 0, -1, True, float("nan"), float("inf"),
     12345, 123456.5, 99_999_999_999, -86_400_000, "12345",
     pytest.param(10**400, id="huge")],
)  # fmt: skip
def test_ignores_nonsense(nonsense: Written) -> None:
    assert found(metadata=(nonsense,)) == ("", "")


@pytest.mark.parametrize(
    "written",
    ["26 mars 1957", "26. März 1957", "26 de marzo de 1957", "26 marzo 1957", "26 maart 1957",
     "26 de março de 1957", "Published: March 26, 1957", "Tue, 26 Mar 1957 09:00:00 GMT"],
)  # fmt: skip
def test_reads_months_in_the_languages_around(written: str) -> None:
    date = read_written(written)
    assert date is not None
    assert date.iso == "1957-03-26"


@pytest.mark.parametrize(
    ("metadata", "unread"),
    [
        ((), ""),
        (("", 0, "0000-00-00"), ""),
        (("03/04/1987", "1987-03-04"), ""),
        ((" 03/04/1987 ", "soon"), "03/04/1987"),
        ((12345,), "12345"),
        (("2999-01-01",), "2999-01-01"),
        (("x" * 500,), "x" * 59 + "…"),
        ((10**5000,), "a number of very many figures"),
    ],
)
def test_says_what_it_could_not_read(metadata: tuple[Written, ...], unread: str) -> None:
    evidence = DateEvidence(metadata=metadata, url="https://x.example/2019/10/05/a")
    assert find_unread_date(evidence, TODAY) == unread


@pytest.mark.parametrize(
    "number", [915_148_800, 915_148_800.5, 915_148_800_000, "0915148800", "0915148800000"]
)
def test_reads_seconds_and_milliseconds_since_1970(number: Written) -> None:
    date = read_written(number)
    assert date is not None
    assert date.iso == "1999-01-01"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.example/2022/10/05/a", "2022-10-05"),
        ("https://x.example/2022/1/5/a", "2022-01-05"),
        ("https://x.example/2022-10-05-a", "2022-10-05"),
        ("https://x.example/2012/10/a", "2012-10"),
        ("https://x.example/20121005/a", "2012-10-05"),
        ("https://x.example/2012/a", ""),
        ("https://x.example/2012/99/99/a", ""),
        ("https://x.example/article-123456", ""),
    ],
)
def test_reads_the_date_in_an_address(url: str, expected: str) -> None:
    date, _ = find_date(DateEvidence(url=url), dt.date(2030, 1, 1))
    assert (date.iso if date else "") == expected


@given(st.lists(st.text() | st.integers() | st.floats(), max_size=3), st.text(), st.text())
def test_never_fails_and_never_answers_a_future_date(
    metadata: list[Written], line: str, url: str
) -> None:
    evidence = DateEvidence(metadata=tuple(metadata), line=line, dateline=line, url=url)
    date, origin = find_date(evidence, TODAY)
    assert date is None or date.first <= TODAY + dt.timedelta(days=1)
    assert (date is None) == (origin == DateOrigin.NONE)


def test_has_the_same_origins_as_the_saved_article() -> None:
    assert {o.value for o in DateOrigin} == set(Article.DateOrigin.values) - {"editor"}


def test_remembers_no_long_texts() -> None:
    tracemalloc.start()
    for number in range(200):
        assert read_written(f"{number} " + "x" * 100_000) is None
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 1_000_000


def words(**evidence: object) -> str:
    return weigh_dates(DateEvidence(**evidence), TODAY).words  # type: ignore[arg-type]


def test_says_how_sure_it_is() -> None:
    url = "https://x.example/2019/10/05/a"
    named = {"metadata": ("2019-10-05",), "names": ("JSON-LD datePublished",)}
    assert words(**named, url=url) == "certain: JSON-LD datePublished, and the address agrees"
    assert words(**named) == "likely: JSON-LD datePublished"
    assert words(metadata=("2012-01-05",), url=url) == (
        "likely: the metadata, though the address says 5 October 2019"
    )
    assert words(copyright_year=2019) == "weak: only the copyright line"
    assert words(dateline="March 3", copyright_year=1987) == (
        "likely: the dateline, in the year that the copyright line gives"
    )
    assert words() == ""


@pytest.mark.parametrize("written", ["2019-01-01T00:00:00Z", "2019-01-01", 1_546_300_800])
def test_lets_anybody_contradict_a_first_of_january_without_an_hour(written: Written) -> None:
    url = "https://x.example/2019/10/05/a"
    assert found(metadata=(written,), url=url) == ("2019-10-05", "address")
    assert found(metadata=(written,), dateline="March 3, 2019") == ("2019-03-03", "dateline")
    assert found(metadata=(written,), dateline="March 3") == ("2019-03-03", "dateline")
    assert found(metadata=(written, "2019-10-05")) == ("2019-10-05", "metadata")


def test_takes_midnight_of_the_first_of_january_for_the_year() -> None:
    assert found(metadata=("2019-01-01T00:00:00Z",)) == ("2019", "metadata")
    assert words(metadata=("2019-01-01T00:00:00Z",)).startswith("weak: the metadata names midnight")


def test_keeps_a_first_of_january_that_somebody_confirms() -> None:
    midnight = "2019-01-01T00:00:00Z"
    assert found(metadata=(midnight,), url="https://x.example/2019/01/01/a") == (
        "2019-01-01", "metadata",
    )  # fmt: skip
    assert found(metadata=(midnight,), dateline="Dec. 31, 2018") == ("2019-01-01", "metadata")
    assert found(metadata=("2019-01-01T09:30:00Z",)) == ("2019-01-01", "metadata")
    assert found(metadata=("2019-01-01",)) == ("2019-01-01", "metadata")


def test_never_believes_the_beginning_of_1970_alone() -> None:
    assert found(metadata=("1970-01-01",)) == ("", "")
    assert found(metadata=("Thu, 01 Jan 1970 00:00:00 GMT",)) == ("", "")
    assert found(metadata=("1970-01-01",), dateline="Jan. 1, 1970") == ("1970-01-01", "metadata")


def test_believes_two_who_agree_more_than_the_metadata() -> None:
    others = {"url": "https://x.example/2019/10/05/a", "dateline": "Oct. 4, 2019"}
    assert found(metadata=("2020-05-05",), **others) == ("2019-10-04", "dateline")


@pytest.mark.parametrize(
    ("text", "date"),
    [("By Ada Example | March 5, 2019 10:20 AM", "March 5, 2019"), ("Updated 5 March 2019", ""),
     ("Publié le 5 mars 2019 à 10h", "5 mars 2019"), ("05.03.2019, 10:20 Uhr", "05.03.2019"),
     ("El 5 de marzo de 2019", "5 de marzo de 2019"), ("03/04/2019", ""), ("12 people", "")],
)  # fmt: skip
def test_finds_the_date_in_a_line_that_says_more(text: str, date: str) -> None:
    assert date_within(text) == date


def test_reads_a_month_by_its_name_in_an_address() -> None:
    assert found(url="https://x.example/world/2019/mar/05/ports") == ("2019-03-05", "address")
