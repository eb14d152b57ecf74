"""The table is kept, and built again when anybody changed what it was built from."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Alias, Entity, Office, Tenure
from articles.tagging.load_table import load_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def france() -> Entity:
    """A country with an alias, and a leader in office."""
    country = Entity.objects.create(kind="country", name="France", slug="france", code="FR")
    Alias.objects.create(entity=country, text="French", kind="demonym")
    leader = Entity.objects.create(kind="leader", name="Ann May", slug="ann-may")
    office = Office.objects.create(title="President", role="head of state", of=country)
    Tenure.objects.create(leader=leader, office=office, start="1987-01-01")
    return country


def test_keeps_the_table_and_reads_no_rows_for_it(france: Entity) -> None:
    table = load_table()
    with CaptureQueriesContext(connection) as asked:
        assert load_table() is table
    assert len(asked) == 4


@pytest.mark.parametrize(
    "change",
    [
        lambda: Alias.objects.update(text="Frensh"),
        lambda: Alias.objects.update(is_enabled=False),
        lambda: Alias.objects.update(valid_to=1990),
        lambda: Alias.objects.all().delete(),
        lambda: Entity.objects.filter(kind="country").update(name="Frence"),
        lambda: Entity.objects.filter(kind="country").update(description="Paris"),
        lambda: Office.objects.update(role="deputy"),
        lambda: Tenure.objects.update(end="1988-01-01"),
        lambda: Entity.objects.create(kind="country", name="Chad", slug="chad", code="TD"),
    ],
)
def test_builds_it_again_when_anything_changed(
    france: Entity, change: Callable[[], object]
) -> None:
    table = load_table()
    change()
    changed = load_table()
    assert changed is not table
    assert load_table() is changed
