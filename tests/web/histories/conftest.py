"""What has a history."""

import pytest

from articles.models import Article, Entity
from articles.tagging import tag_articles
from tests.world import make_article


@pytest.fixture
def article(france: Entity) -> Article:
    """An article that names it."""
    article = make_article("Grain leaves the port", "France agreed.")
    tag_articles([article])
    return article
