"""The gazetteer is loaded at every start, and undoes nothing that a curator did."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.curating.merge_entities import merge_entities
from articles.curating.not_the_same import not_the_same
from articles.curating.undo import undo
from articles.gazetteer import LoadReport, load_gazetteer
from articles.models import Entity, NotTheSame, Tenure
from tests.gazetteer.small_facts import WITHOUT_BO_LIND, write_facts

pytestmark = pytest.mark.django_db


def leaders() -> tuple[Entity, Entity]:
    """Two of the small facts."""
    return Entity.objects.get(slug="ann-may"), Entity.objects.get(slug="bo-lind")


def test_keeps_a_merge_and_can_still_split_it(tmp_path: Path, curator: User) -> None:
    load_gazetteer(folder=write_facts(tmp_path))
    ann, bo = leaders()
    merged = merge_entities(ann, bo, curator)
    report = load_gazetteer(folder=write_facts(tmp_path))
    assert (report.created, report.removed) == (0, 0)
    assert not Entity.objects.filter(slug="bo-lind").exists()
    assert {"Bo Lind", "Lind", "Ann B. May"} <= set(ann.aliases.values_list("text", flat=True))
    assert Tenure.objects.filter(leader=ann).count() == 3
    undo(merged, curator)
    unchanged = load_gazetteer(folder=write_facts(tmp_path))
    assert unchanged == LoadReport(unchanged=Entity.objects.count())
    assert Tenure.objects.filter(leader__slug="bo-lind").count() == 1


def test_keeps_two_that_were_told_apart(tmp_path: Path, curator: User) -> None:
    load_gazetteer(folder=write_facts(tmp_path))
    not_the_same(*leaders(), curator)
    assert load_gazetteer(folder=write_facts(tmp_path, *WITHOUT_BO_LIND)).removed == 0
    assert NotTheSame.objects.of_pair(*leaders()).exists()
