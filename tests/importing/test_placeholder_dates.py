"""What programs write where they know no date is none, and no address is a date by chance."""

import datetime as dt
from pathlib import Path

import pytest

from articles.importing.dates import DateEvidence, DateFinding, find_date, weigh_dates
from tests.importing.reading import read_one

TODAY = dt.date(2020, 6, 15)
NITF = """<nitf><head><docdata><date.issue norm="{day}"/></docdata></head>
<body><body.head><hedline><hl1>A ship came in</hl1></hedline></body.head>
<body.content><p>It came on Friday from the north, and went on Saturday.</p></body.content></body>
</nitf>"""


def weighed(**evidence: object) -> DateFinding:
    return weigh_dates(DateEvidence(**evidence), TODAY)  # type: ignore[arg-type]


def found(**evidence: object) -> tuple[str, str]:
    date, origin = find_date(DateEvidence(**evidence), TODAY)  # type: ignore[arg-type]
    return (date.iso if date else "", str(origin))


@pytest.mark.parametrize(
    "written",
    ["1970-01-01T01:00:00+01:00", "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 01:00:00 +0100",
     "Wed, 31 Dec 1969 19:00:00 -0500", "1969-12-31T19:00:00-05:00", "1969-12-31T23:59:59Z",
     "19700101T010000+0100", "1970-01-01T09:30:00.000+09:30", "1970-01-01 01:00:00",
     "January 1, 1970", "December 31, 1969", "1969-12-31 16:00:00", "12/31/1969 7:00:00 PM"],
)  # fmt: skip
def test_believes_no_second_zero_of_any_zone(written: str) -> None:
    assert found(metadata=(written,)) == ("", "")
    assert found(metadata=(written, "1987-03-05")) == ("1987-03-05", "metadata")


@pytest.mark.parametrize(
    "written",
    ["1900-01-01", "1900-01-01T00:00:00", "1/1/1900 12:00:00 AM", "1899-12-30",
     "12/30/1899 12:00:00 AM", "1899-12-31T00:00:00Z", "1753-01-01T00:00:00", "1601-01-01",
     "19000101000000"],
)  # fmt: skip
def test_believes_no_first_day_of_a_database(written: str) -> None:
    assert found(metadata=(written,)) == ("", "")


def test_says_why_it_believes_none() -> None:
    assert weighed(metadata=("1969-12-31",), names=("meta date",)).words == (
        "none: meta date says 31 December 1969, as programs do that know no date"
    )


def test_believes_the_last_day_of_1969_where_the_paper_itself_prints_it() -> None:
    assert found(line="December 31, 1969") == ("1969-12-31", "text")
    assert found(dateline="Jan. 1, 1900") == ("1900-01-01", "dateline")
    assert found(metadata=("1969-12-31",), dateline="Dec. 31, 1969") == ("1969-12-31", "metadata")
    assert found(metadata=("1969-12-30",)) == ("1969-12-30", "metadata")


def test_believes_no_address_that_a_program_made_of_its_zero() -> None:
    url = "https://x.example/1970/01/01/ports"
    assert found(metadata=("1970-01-01T00:00:00Z",), url=url) == ("", "")
    assert found(metadata=("1970-01-01",), url=url) == ("", "")
    assert found(url=url, line="January 1, 1970") == ("1970-01-01", "text")


@pytest.mark.parametrize("zero", ["1970-01-01T00:00:00Z", "1970-01-01", "1969-12-31T19:00-05:00"])
def test_believes_no_line_that_a_program_made_of_its_zero(zero: str) -> None:
    assert found(metadata=(zero,), line="January 1, 1970") == ("", "")
    assert found(metadata=(zero,), line="Wednesday, December 31, 1969") == ("", "")
    assert found(metadata=(zero,), line="March 5, 1987") == ("1987-03-05", "text")


@pytest.mark.parametrize(
    "written",
    ["1/1/1987 12:00:00 AM", "1/1/1987 12:00 a.m.", "19870101T000000", "19870101T0000Z",
     "19870101T000000.000+0100", "19870101000000", "1987-01-01T00Z", 19870101000000],
)  # fmt: skip
def test_takes_every_midnight_of_the_first_of_january_for_the_year(written: str | int) -> None:
    assert found(metadata=(written,)) == ("1987", "metadata")


@pytest.mark.parametrize(
    "written",
    ["1/1/1987 12:00:00 PM", "1/1/1987 12:30 AM", "19870101T103000Z", "19870101103000",
     "1987-01-01T10:00:00Z"],
)  # fmt: skip
def test_believes_a_first_of_january_with_an_hour(written: str) -> None:
    assert found(metadata=(written,)) == ("1987-01-01", "metadata")


@pytest.mark.parametrize(
    ("day", "iso"),
    [("19870101T000000", "1987"), ("19870101T000000Z", "1987"), ("198701010000", "1987"),
     ("19870101T103000-0500", "1987-01-01"), ("198703041200Z", "1987-03-04"),
     ("19870304T000000", "1987-03-04"), ("19870304", "1987-03-04")],
)  # fmt: skip
def test_judges_the_midnight_that_nitf_writes(tmp_path: Path, day: str, iso: str) -> None:
    article = read_one(tmp_path, NITF.format(day=day), "a.xml")
    assert article.published is not None
    assert article.published.iso == iso


@pytest.mark.parametrize(
    "url",
    ["https://x.example/premier-league-2011-12-table", "https://x.example/season/2011-12/table",
     "https://x.example/a_2011_12", "https://x.example/2011/12-rules-for-ports",
     "https://x.example/2011/12.html", "https://x.example/winter-2011/12-tips-2"],
)  # fmt: skip
def test_takes_no_season_in_an_address_for_a_month(url: str) -> None:
    assert found(url=url) == ("", "")


@pytest.mark.parametrize(
    ("url", "iso"),
    [("https://x.example/2011/12/", "2011-12"), ("https://x.example/2011/12?page=2", "2011-12"),
     ("https://x.example/2011-12-10-table", "2011-12-10"),
     ("https://x.example/table_2011_12_10.html", "2011-12-10"),
     ("https://x.example/season-2011-12/2012/03/04/table", "2012-03-04")],
)  # fmt: skip
def test_reads_a_month_between_slashes_and_a_whole_day(url: str, iso: str) -> None:
    assert found(url=url) == (iso, "address")


def test_believes_the_dateline_more_than_the_date_line() -> None:
    evidence = {"line": "March 9, 1991", "dateline": "March 4, 1991"}
    assert found(**evidence) == ("1991-03-04", "dateline")
    assert found(line="March 9, 1991", dateline="March 4") == ("1991-03-09", "text")
