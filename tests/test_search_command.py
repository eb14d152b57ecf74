"""What the terminal's search says of options that make no sense."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.indexing import rebuild
from articles.indexing.rebuild import unheard
from articles.search.configured import configured_engine
from tests.world import make_article, make_country

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _archive(newsdesk_var: Path) -> None:
    """One article and one country."""
    make_country("France", "FR")
    make_article("Oil", body="Oil prices fell.", date="1987-03-05")
    rebuild(configured_engine(), unheard)


def remarks(*words: str) -> list[str]:
    out = StringIO()
    call_command("search", *words, "--json", stdout=out)
    found: list[str] = json.loads(out.getvalue())["remarks"]
    return found


@pytest.mark.parametrize("option", ["country", "leader", "source", "tag", "language"])
def test_says_which_value_nothing_bears(option: str) -> None:
    (remark,) = remarks("oil", f"--{option}", "atlantis")
    assert f"No {option} here is addressed as “atlantis”" in remark


def test_says_nothing_of_values_that_are_there() -> None:
    assert remarks("oil", "--country", "fr", "--country", "none", "--language", "en") == []


def test_says_that_the_dates_are_the_wrong_way() -> None:
    (remark,) = remarks("oil", "--from", "1990", "--to", "March 1987")
    assert "end (March 1987) before they begin (1990)" in remark


@pytest.mark.parametrize("words", [["--from", "soon"], ["--page", "0"]])
def test_exits_with_2_when_an_option_makes_no_sense(words: list[str]) -> None:
    with pytest.raises(CommandError) as problem:
        call_command("search", "oil", *words)
    assert problem.value.returncode == 2
