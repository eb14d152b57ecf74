"""Wherever a rebuild is killed, the index before it answers, and the next one ends it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

import pytest

from articles.search import NotBuiltError
from articles.search.engines.whoosh_engine import WhooshEngine
from tests.indexing.whole_archive import answered, kept
from tests.instance import Instance
from tests.stopped_process import kill, wait_until_stopped

pytestmark = pytest.mark.slow

ARTICLES = """
from tests.world import make_article
for n in range(12):
    make_article(f"Report {n}", body="Cocoa prices fell.")
"""
# What the published index does not know: articles of other words, one less and three more.
CHANGES = """
from tests.world import make_article
from articles.models import Article, IndexChange
ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
Article.objects.filter(pk__in=ids[:5]).update(body="Coffee prices fell.")
Article.objects.filter(pk=ids[5]).delete()
IndexChange.objects.record(ids[:6])
IndexChange.objects.record_new(
    [make_article(f"Extra {n}", body="Coffee prices rose.").pk for n in range(3)]
)
"""
# What happens between a rebuild and the next: to articles that are written, and that are not yet.
MORE_CHANGES = """
from tests.world import make_article
from articles.models import Article, IndexChange
ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
changed, gone = [ids[1], ids[-1]], [ids[2], ids[-2]]
Article.objects.filter(pk__in=changed).update(body="Tea prices fell.")
Article.objects.filter(pk__in=gone).delete()
IndexChange.objects.record(changed + gone)
IndexChange.objects.record_new([make_article("Last", body="Tea prices rose.").pk])
"""
# A rebuild of batches of four articles, which comes to a step and no further.
REBUILD = """
import importlib
from django.core.management import call_command
from tests.stopped_process import stop_at
importlib.import_module("articles.indexing.rebuild").ARTICLES_A_BATCH = 4
stop_at({owner!r}, {name!r}, {before})
call_command("rebuild_index")
"""
# One of a single batch, which two processes write.
SIDE_BY_SIDE = """
from functools import partial
from articles.search.engines.whoosh_engine import batch, generation
generation.WhooshBatch = partial(batch.WhooshBatch, rows=4, processes=2)
from django.core.management import call_command
from tests.stopped_process import stop_at
stop_at("articles.search.engines.whoosh_engine.batch:WhooshBatch", "put", 10)
call_command("rebuild_index")
"""


@dataclass(frozen=True)
class Step:
    """A function that a rebuild is killed at, and how often that may run before."""

    owner: str
    name: str
    before: int = 0

    @property
    def program(self) -> str:
        """A rebuild that stops there."""
        return REBUILD.format(owner=self.owner, name=self.name, before=self.before)


def indexing(owner: str, name: str, before: int = 0) -> Step:
    return Step(f"articles.indexing.{owner}", name, before)


def engine(owner: str, name: str, before: int = 0) -> Step:
    return Step(f"articles.search.engines.whoosh_engine.{owner}", name, before)


def stopped(instance: Instance, program: str) -> Popen[str]:
    """A rebuild that has come to its step."""
    process = instance.start("shell", "--no-imports", "-v0", "-c", program)
    wait_until_stopped(process)
    return process


def stop(instance: Instance, program: str) -> None:
    """Kill a rebuild at its step; what answered while it was there goes on answering."""
    process = stopped(instance, program)
    before = answered(instance)
    kill(process)
    assert answered(instance) == before


def rebuild(instance: Instance) -> str:
    """Rebuild to the end, and name the generation that has exactly the database's articles."""
    printed = instance.manage("rebuild_index")
    name, contents = answered(instance)
    assert contents == kept(instance)
    assert f"Generation {name} answers, with {len(contents.versions)} articles." in printed
    assert "0 missing, 0 stale, 0 surplus" in instance.manage("check_index")
    folders = sorted(path.name for path in (instance.folder / "index" / "generations").iterdir())
    # It and the one before it: nothing that was begun and given up stays behind.
    assert len(folders) == 2
    assert folders[-1] == name
    return name


@pytest.fixture(scope="module")
def changed_archive(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that changed since its index was built, at rest."""
    instance = Instance(tmp_path_factory.mktemp("archive") / "var")
    shutil.copytree(migrated, instance.folder)
    instance.python(ARTICLES)
    instance.manage("rebuild_index")
    instance.python(CHANGES)
    return instance.folder


@pytest.fixture
def instance(changed_archive: Path, tmp_path: Path) -> Iterator[Instance]:
    """A copy of that archive."""
    instance = Instance(tmp_path / "archive")
    shutil.copytree(changed_archive, instance.folder)
    yield instance
    instance.stop_all()


BEFORE_ANY_BATCH = [
    engine("storage", "create_contents"),
    indexing("unfinished", "_note", 1),
]
BETWEEN_BATCHES = [
    indexing("rebuild", "write_changes"),
    indexing("rebuild", "write_changes", 2),
    engine("generation", "compact"),
    indexing("rebuild", "_check"),
    engine("engine:WhooshEngine", "publish"),
    engine("storage:Path", "replace"),
]
WITHIN_A_BATCH = [
    engine("batch:WhooshBatch", "put", 6),
    engine("batch", "commit", 1),
    engine("commit", "write_contents", 1),
    engine("commit", "remove_leftovers", 1),
    engine("commit", "merge_segments"),
]
FIRST, SECOND, THIRD = "000001", "000002", "000003"


@pytest.mark.parametrize(
    ("step", "name"),
    [(step, THIRD) for step in BEFORE_ANY_BATCH]
    + [(step, SECOND) for step in BETWEEN_BATCHES + WITHIN_A_BATCH],
    ids=lambda value: f"{value.name} {value.before}" if isinstance(value, Step) else value,
)
def test_answers_as_before_and_ends_when_it_is_started_again(
    instance: Instance, step: Step, name: str
) -> None:
    before = answered(instance)
    assert before[0] == FIRST
    assert before[1] != kept(instance)
    stop(instance, step.program)
    assert answered(instance) == before
    instance.python(MORE_CHANGES)
    assert rebuild(instance) == name


def test_answers_anew_when_it_is_killed_just_after_it_published(instance: Instance) -> None:
    # Twice it syncs while the generation is made; the third time the pointer is set.
    stop(instance, engine("storage", "sync", 2).program)
    assert answered(instance) == (SECOND, kept(instance))
    instance.python(MORE_CHANGES)
    assert rebuild(instance) == THIRD


def test_goes_on_however_often_it_is_killed(instance: Instance) -> None:
    before = answered(instance)
    written = []
    for step in (
        engine("batch:WhooshBatch", "put", 6),
        engine("commit", "write_contents", 1),
        engine("commit", "remove_leftovers", 1),
        engine("generation", "compact"),
        indexing("rebuild", "_check"),
        engine("storage:Path", "replace"),
    ):
        stop(instance, step.program)
        assert answered(instance) == before
        left = WhooshEngine(instance.folder / "index").unfinished()
        assert left is not None
        versions = frozenset(left.versions())
        assert versions <= kept(instance).versions
        written.append(len(versions))
    assert written == [4, 8, 14, 14, 14, 14]
    assert rebuild(instance) == SECOND


def test_ends_when_the_processes_that_wrote_for_it_are_lost(instance: Instance) -> None:
    before = answered(instance)
    stop(instance, SIDE_BY_SIDE)
    assert answered(instance) == before
    assert rebuild(instance) == SECOND


def test_publishes_nothing_of_a_first_rebuild_that_was_killed(instance: Instance) -> None:
    shutil.rmtree(instance.folder / "index")
    kill(stopped(instance, indexing("rebuild", "write_changes", 2).program))
    with pytest.raises(NotBuiltError):
        answered(instance)
    printed = instance.manage("rebuild_index", "--if-missing")
    assert "Generation 000001 answers, with 14 articles." in printed
    assert answered(instance) == (FIRST, kept(instance))
