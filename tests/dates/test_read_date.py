"""It reads dates as people write them, and no others."""

import datetime as dt
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.dates import PartialDate, Precision, read_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1987", "1987"),
        ("1987-03", "1987-03"),
        ("March 1987", "1987-03"),
        ("1987-03-05", "1987-03-05"),
        ("19870305", "1987-03-05"),
        ("3 Mar 1987", "1987-03-03"),
        ("March 3rd, 1987", "1987-03-03"),
        ("Tuesday 3 March 1987 at 10:30 pm", "1987-03-03"),
        ("Sat, 27 Sep 1986 09:00:00 GMT", "1986-09-27"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26"),
        ("2022-10-05T23:30:00+02:00", "2022-10-05"),
        ("Sept. 11, 2001", "2001-09-11"),
        ("26 mars 1957", "1957-03-26"),
        ("9. November 1989", "1989-11-09"),
        ("5 de mayo de 1999", "1999-05-05"),
        ("31/12/1999", "1999-12-31"),
        ("12/31/1999 11:59 pm", "1999-12-31"),
        ("1/13/1999", "1999-01-13"),
        ("04/04/1987", "1987-04-04"),
        ("4/04/1987", "1987-04-04"),
    ],
)
def test_reads_with_its_precision(written: str, iso: str) -> None:
    date = read_date(written)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "yesterday",
        "03/04/1987",
        "12/1/1987",
        "32/1/1987",
        "13/13/1999",
        "31/06/1999",
        "12/31/99",
        "1987-13",
        "31 June 1999",
        "0000",
        "12",
        "x" * 10_000,
        "1 Jan 2000 00:00:00 +99999999999999",
    ],
)
def test_refuses_what_is_no_date_or_means_two(written: str) -> None:
    assert read_date(written) is None


@given(st.text(max_size=80))
def test_never_raises(text: str) -> None:
    read_date(text)


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.sampled_from(["day", "month", "year"]))
def test_reads_back_what_it_writes(day: dt.date, precision: str) -> None:
    date = PartialDate(day, Precision(precision))
    assert read_date(date.iso) == date
    assert read_date(date.words) == date
    assert date.first <= day <= date.last


def test_remembers_no_long_texts() -> None:
    assert read_date(" " * 400 + "1987-03-05" + "\n" * 400) == read_date("1987-03-05")
    tracemalloc.start()
    for number in range(200):
        assert read_date(f"{number} " + "x" * 100_000) is None
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 1_000_000
