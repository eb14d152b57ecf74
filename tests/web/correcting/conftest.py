"""What there is to correct."""

import pytest

from articles.models import Article, Mention
from articles.tagging import tag_articles


@pytest.fixture
def grain(world: dict[str, Article]) -> Article:
    """An article that names India by its name, twice."""
    article = world["grain"]
    article.body = "India sold grain. Ships left India for Bharat Port on Monday."
    article.save()
    Mention.objects.filter(article=article).delete()
    tag_articles([article])
    return article
