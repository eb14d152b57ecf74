"""Days as papers in other languages and programs write them."""

import pytest

from articles.dates import read_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("mardi 3 mars 1987", "1987-03-03"), ("Jeudi, 5 mars 1987", "1987-03-05"),
        ("lun. 12 févr. 2020", "2020-02-12"), ("mar. 3 mars 1987", "1987-03-03"),
        ("mardi 1er déc. 1987 à 10h30", "1987-12-01"), ("14 juil. 1989", "1989-07-14"),
        ("Donnerstag, 5. März 1987", "1987-03-05"), ("Do., 5. Mrz. 1987", "1987-03-05"),
        ("Sonnabend, 14. Okt. 1989", "1989-10-14"), ("Di 24. Dez. 2019 um 10:30 Uhr", "2019-12-24"),
        ("martes, 3 de marzo de 1987", "1987-03-03"),
        ("miércoles 12 de dic. de 1990", "1990-12-12"),
        ("sáb 14 ene 1989", "1989-01-14"), ("domingo, 2 ago. 2020", "2020-08-02"),
        ("martedì 3 marzo 1987", "1987-03-03"), ("dom 4 ott 1992", "1992-10-04"),
        ("terça-feira, 3 de março de 1987", "1987-03-03"),
        ("sex., 1 de set. de 2000", "2000-09-01"),
        ("dinsdag 3 maart 1987", "1987-03-03"), ("za 14 mrt. 1987", "1987-03-14"),
        ("torsdagen den 5 mars 1987", "1987-03-05"), ("måndag 12 maj 2008", "2008-05-12"),
        ("lørdag den 1. august 2020", "2020-08-01"), ("søn. 6. desember 1992", "1992-12-06"),
        ("środa, 3 października 1990 r.", "1990-10-03"), ("31 sierpnia 1980", "1980-08-31"),
        ("wrzesień 1939", "1939-09"), ("5 марта 1953 г.", "1953-03-05"), ("май 1945", "1945-05"),
        ("Пятница, 12 апр. 1961", "1961-04-12"), ("9 мая 1945 года", "1945-05-09"),
        ("1º de março de 1987", "1987-03-01"), ("déc. 1987", "1987-12"), ("Dez. 1987", "1987-12"),
    ],
)  # fmt: skip
def test_reads_weekdays_and_short_months_of_other_languages(written: str, iso: str) -> None:
    date = read_date(written)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    "written",
    ["20191231T103000Z", "20191231T1030", "20191231T103000.000+0100", "20191231103000",
     "2019-12-31Z", "2019-12-31+01:00", "20191231Z", "20191231-0500", "2019-12-31T10Z",
     "2019-12-31T10:30:00.123456789-05:00"],
)  # fmt: skip
def test_reads_what_iso_8601_calls_basic_and_a_day_with_its_zone(written: str) -> None:
    date = read_date(written)
    assert date is not None
    assert date.iso == "2019-12-31"


@pytest.mark.parametrize(
    ("written", "iso"),
    [("Mar 3 1987", "1987-03-03"), ("mar 1987", "1987-03"), ("Sat. 3 Mar 1987", "1987-03-03")],
)
def test_takes_no_english_month_for_a_weekday(written: str, iso: str) -> None:
    date = read_date(written)
    assert date is not None
    assert date.iso == iso


@pytest.mark.parametrize(
    "written",
    ["So 1987", "Di 1987", "Dom 1987", "Jeudi 1987", "Out 1987", "Set 1999", "Gen 2000",
     "20191331T103000Z", "20191231T", "²²²²", "5 ²²²²", "99999999999999", "20191331103000",
     "1987-03-05-07", "123456789012345", "2019-12-31+99:00"],
)  # fmt: skip
def test_takes_no_other_words_and_figures_for_a_date(written: str) -> None:
    assert read_date(written) is None
