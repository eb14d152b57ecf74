"""More ways in which taggers go wrong: short forms, treaties, single mentions. Our own words."""

import pytest

from tests.tagging.real_table import found, named


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("S.AFRICAN GOLD OUTPUT FALLS", "South Africa"),
        ("S. Korean yards win orders", "South Korea"),
        ("PAPUA N.GUINEA SELLS COCOA", "Papua New Guinea"),
        ("E. German barley suffers", "East Germany"),
    ],
)
def test_reads_countries_as_headlines_shorten_them(title: str, country: str) -> None:
    assert named("They said so.", "1987-04-01", title=title) == {country}


def test_takes_a_round_of_talks_for_no_country() -> None:
    assert "Uruguay" not in named("Ministers opened the Uruguay round.", "1987")


def test_weighs_a_body_less_where_only_its_agreement_is_named() -> None:
    agreement, council = (
        found(f"Talks on the International Tin {name} went on.", "1987")[
            "International Tin Council"
        ]
        for name in ("Agreement", "Council")
    )
    assert agreement.salience < council.salience


def test_sees_the_seat_of_the_statisticians() -> None:
    body = "Prices rose, Eurostat said. Food cost more, Eurostat added."
    assert "Luxembourg" in named(body, "1987-04-01")


def test_weighs_a_body_named_once_less_than_one_named_again() -> None:
    rest = " Much else was said of the harvest." * 20
    once = found(f"Farmers wrote to the OECD.{rest}", "1987")
    again = found(f"Farmers wrote to the OECD.{rest} The OECD will answer.", "1987")
    body = "Organisation for Economic Co-operation and Development"
    assert once[body].salience < again[body].salience
