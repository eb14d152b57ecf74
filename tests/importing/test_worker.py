"""The worker, a process of its own, can be paused, stopped and killed at any moment.

Nothing is lost and nothing is double, neither while it imports nor while it takes back.
"""

import shutil
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.importing.reading import write_lines
from tests.instance import Instance, wait_until
from tests.stopped_process import kill_at_its_step

pytestmark = pytest.mark.slow

ARTICLES, FORMER = 90, 30
# Small batches, so that little is enough for several of them.
PROGRAM = """
import sys
from articles.curating import import_undo
from articles.importing import carry_out
from articles.models import ImportRun, Source
from django.core.management import call_command
from tests.stopped_process import stop_at
carry_out.BATCH_ARTICLES = import_undo.BATCH = 20
{first}
{stop}
call_command("run_imports", "--once")
"""
UNDO = "import_undo.begin_undo(ImportRun.objects.latest('pk'), None)"
MOMENTS = [
    ("articles.importing.carry_out", "save_articles", 2),
    ("articles.importing.save_article", "tag_imported", 1),
    ("articles.importing.run_record:TableRecord", "finish", 0),
    ("articles.importing.run", "forget_seen", 0),
    ("articles.importing.worker", "_forget_files_of", 0),
]
MOMENTS_OF_UNDOING = [
    ("articles.curating.import_undo", "leave_stories", 1),
    ("articles.curating.import_undo", "_note", 1),
    ("articles.curating.import_undo", "forget_unused", 0),
    ("articles.curating.import_reverts", "look_again", 0),
]


@pytest.fixture(scope="module")
def twice(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which one import was changed, and added to, by a second."""
    place = tmp_path_factory.mktemp("twice")
    instance = Instance(place / "var")
    shutil.copytree(migrated, instance.folder)
    later = write_articles(place / "b.jsonl")
    former = place / "a.jsonl"
    lines = later.read_text().splitlines()[:FORMER]
    former.write_text("\n".join(line.replace("Text", "Former") for line in lines))
    work(instance, f"{begin(former)}\n{begin(later)}")
    return instance.folder


@pytest.fixture
def imported_twice(twice: Path, tmp_path: Path) -> Iterator[Instance]:
    """A copy of it, of this test alone."""
    instance = Instance(tmp_path / "var")
    shutil.copytree(twice, instance.folder)
    yield instance
    instance.stop_all()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Articles that have an id each, and a line that is none."""
    return write_articles(tmp_path / "a.jsonl")


def write_articles(file: Path) -> Path:
    return write_lines(
        file,
        *(
            {"id": str(n), "source": "Wire", "title": f"T{n}", "text": f"Text {n}. " * 20}
            for n in range(ARTICLES)
        ),
        "{broken",
    )


def begin(path: Path) -> str:
    return f'ImportRun.objects.create(paths=[{str(path)!r}], state="waiting", in_background=True)'


def rows(archive: Instance, question: str) -> list[tuple[object, ...]]:
    place = f"file:{archive.folder / 'newsdesk.sqlite3'}?mode=ro"
    with closing(sqlite3.connect(place, uri=True)) as connection:
        return connection.execute(question).fetchall()


def count(archive: Instance, table: str) -> int:
    return int(str(rows(archive, f"SELECT count(*) FROM articles_{table}")[0][0]))


def states(archive: Instance) -> list[object]:
    return [state for (state,) in rows(archive, "SELECT state FROM articles_importrun ORDER BY id")]


def tell(archive: Instance, change: str) -> None:
    """What a page would do at this moment."""
    with closing(sqlite3.connect(archive.folder / "newsdesk.sqlite3", timeout=30)) as connection:
        connection.execute(f"UPDATE articles_importrun SET {change}")
        connection.commit()


def kill_at(archive: Instance, first: str, moment: tuple[str, str, int]) -> None:
    owner, name, left = moment
    program = PROGRAM.format(first=first, stop=f"stop_at({owner!r}, {name!r}, {left})")
    kill_at_its_step(archive, program)


def work(archive: Instance, first: str = "") -> None:
    archive.python(PROGRAM.format(first=first, stop=""))


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda m: f"{m[1]}-{m[2]}")
def test_goes_on_with_an_import_wherever_it_was_killed(
    archive: Instance, file: Path, moment: tuple[str, str, int]
) -> None:
    kill_at(archive, begin(file), moment)
    work(archive)
    assert states(archive) == ["done"]
    counts = "SELECT created, updated, unchanged, rejected, done_files FROM articles_import"
    assert rows(archive, counts + "run") == [(ARTICLES, 0, 0, 1, 1)]
    assert count(archive, "article") == count(archive, "indexchange") == ARTICLES
    assert rows(archive, "SELECT count(DISTINCT title) FROM articles_article") == [(ARTICLES,)]
    assert rows(archive, "SELECT done_pieces, is_done FROM articles_importedfile") == [
        (ARTICLES + 1, 1)
    ]


@pytest.mark.parametrize("moment", MOMENTS_OF_UNDOING, ids=lambda m: f"{m[1]}-{m[2]}")
def test_goes_on_with_taking_back_wherever_it_was_killed(
    imported_twice: Instance, moment: tuple[str, str, int]
) -> None:
    archive = imported_twice
    assert rows(archive, "SELECT created, updated FROM articles_importrun") == [
        (FORMER, 0), (ARTICLES - FORMER, FORMER),
    ]  # fmt: skip
    kill_at(archive, UNDO, moment)
    work(archive)
    assert states(archive) == ["done", "undone"]
    titles = rows(archive, "SELECT title FROM articles_article ORDER BY id")
    assert titles == [(f"T{n}",) for n in range(FORMER)]
    assert rows(
        archive, "SELECT count(*) FROM articles_article WHERE body LIKE 'Former %'"
    ) == [(FORMER,)]  # fmt: skip
    told = archive.python(
        "from articles.models import *\nfrom articles.curating.import_undo import undone_so_far\n"
        "print(undone_so_far(ImportRun.objects.latest('pk')))"
    )
    assert f"'deleted': {ARTICLES - FORMER}, 'made as before': {FORMER}" in told


def test_pauses_and_goes_on_while_it_is_running(archive: Instance, file: Path) -> None:
    owner = "articles.importing.run_record:TableRecord"
    slowly = f"stop_at({owner!r}, 'finish', 99)\nimport time\n"
    slowly += "from articles.importing.run_record import TableRecord as T\nsave = T.save\n"
    slowly += "wishes = ['pause']\ndef wish():\n"
    slowly += "  wishes and ImportRun.objects.update(wish=wishes.pop())\n"
    slowly += "T.save = lambda *a: (time.sleep(0.5), save(*a), wish())\n"
    first = begin(file)
    program = PROGRAM.format(first=first, stop=slowly).replace(', "--once"', "")
    process = archive.start("shell", "--no-imports", "-v", "0", "-c", program)
    wait_until(lambda: states(archive) == ["paused"], seconds=60)
    saved = count(archive, "article")
    assert 0 < saved < ARTICLES
    tell(archive, "state = 'waiting', wish = ''")
    wait_until(lambda: count(archive, "article") > saved, seconds=60)
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)
    assert states(archive) == ["waiting"]
    work(archive)
    assert states(archive) == ["done"]
    assert count(archive, "article") == ARTICLES


def test_says_of_a_killed_import_at_a_command_line_that_it_does_not_run(
    archive: Instance, file: Path
) -> None:
    first = f'call_command("import_articles", {str(file)!r})'
    owner = "articles.importing.save_article"
    program = PROGRAM.format(first="", stop=f"stop_at({owner!r}, 'tag_imported', 1)\n{first}")
    kill_at_its_step(archive, program)
    assert states(archive) == ["running"]
    work(archive)
    assert states(archive) == ["interrupted"]
    tell(archive, "state = 'waiting', in_background = 1")
    work(archive)
    assert (states(archive), count(archive, "article")) == (["done"], ARTICLES)
