"""What a reader expects of two real articles, which lie beside the repository where allowed."""

import os
from pathlib import Path

import pytest

from articles.gazetteer import load_gazetteer
from articles.models import Article
from articles.tagging import tag_articles
from articles.tagging.sightings import NAMED
from tests.world import make_article

BESIDE = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
FOLDER = Path(os.environ.get("NEWSDESK_REAL_ARTICLES", BESIDE))
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER.is_dir(), reason=f"no real articles in {FOLDER}"),
]

FIRST = {
    "India", "Russia", "Ukraine", "China", "Uzbekistan", "Turkey", "United States", "Pakistan",
    "Kyrgyzstan", "Tajikistan", "Iran", "Vladimir Putin", "Narendra Modi", "Xi Jinping",
    "Volodymyr Zelenskyy", "Recep Tayyip Erdoğan", "Shanghai Cooperation Organization",
    "United Nations", "Kazakhstan", "Japan", "Australia",
}  # fmt: skip
SECOND = {
    "Kazakhstan", "Uzbekistan", "India", "Russia", "United States", "China", "Indonesia", "Japan",
    "Australia", "Ukraine", "Antony Blinken", "Vladimir Putin", "Narendra Modi", "Joe Biden",
    "Group of 20", "United Nations",
}  # fmt: skip
# Bodies that the text names beside these, without which a reader would miss nothing.
BESIDES = {"Kremlin", "White House"}


def named(article: Article) -> set[str]:
    """The names of what the tagger finds in an article."""
    load_gazetteer()
    tag_articles([article])
    found = article.mentions.filter(confidence__gte=NAMED)
    return set(found.values_list("entity__name", flat=True))


def text_of(number: int) -> str:
    """The text of one of the two."""
    return sorted(FOLDER.glob("*.txt"))[number].read_text(encoding="utf-8")


@pytest.mark.slow
def test_names_what_a_reader_expects_in_the_first() -> None:
    _, _, title, _, body = text_of(0).split("\n", 4)
    found = named(make_article(title=title, body=body, date="2022-10-05"))
    assert found - BESIDES == FIRST


@pytest.mark.slow
def test_names_what_a_reader_expects_in_the_second() -> None:
    title, body = text_of(1).split(".", 1)
    found = named(make_article(title=title, body=body, date="2023"))
    assert found - BESIDES == SECOND
