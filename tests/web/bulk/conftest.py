"""Many articles, and batches that are small."""

from collections.abc import Callable

import pytest

from articles.curating import jobs
from articles.models import Article, Entity
from tests.world import make_article, make_mention


@pytest.fixture
def articles(france: Entity, index: Callable[[], None]) -> list[Article]:
    """Twenty-five about oil in France, and two that are not."""
    made = [make_article(f"Oil {n}", f"Oil of France {n}.") for n in range(25)]
    for article in made:
        make_mention(article, france)
    made += [make_article("Grain", "Grain."), make_article("Oil without a country", "Oil.")]
    index()
    return made


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of two, so that few articles are many."""
    monkeypatch.setattr(jobs, "BATCH", 2)
    monkeypatch.setattr("articles.curating.bulk.BATCH", 2)
    monkeypatch.setattr("articles.web.bulk.pages.BATCH", 2)
