"""What editors are asked about."""

import pytest
from django.core.cache import cache

from articles.models import Entity, Mention
from tests.web.review.queue import uncertain
from tests.world import make_country


@pytest.fixture(autouse=True)
def _counted_anew() -> None:
    cache.clear()


@pytest.fixture
def chad() -> Entity:
    """A country, or a man."""
    return make_country("Chad", "TD", description="A republic")


@pytest.fixture
def mentions(chad: Entity) -> list[Mention]:
    """Four, the least certain first."""
    return [
        uncertain(chad, 0.5, title="First"),
        uncertain(chad, 0.55, title="Second", date="1990-02-03", source="Zebra News"),
        uncertain(make_country("Georgia", "GE"), 0.6, title="Third"),
        uncertain(chad, 0.7, title="Fourth"),
    ]
