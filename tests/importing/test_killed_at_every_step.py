"""Wherever an import is killed, what is left goes on to what it would have been."""

import shutil
from pathlib import Path

import pytest

from tests.importing.reading import write_lines
from tests.instance import Instance
from tests.stopped_process import kill_at_its_step

pytestmark = pytest.mark.slow

# An import of batches of five articles with two processes, which comes to a step and no further.
IMPORT = """
import importlib
from articles.importing import carry_out, readers
carry_out.BATCH_ARTICLES, readers.FEW, readers.PIECES_AT_ONCE = 5, 0, 3
from tests.stopped_process import stop_at
stop_at({owner!r}, {name!r}, {before})
from django.core.management import call_command
call_command("import_articles", {pile!r})
"""
KEPT = """
from articles.models import *
from articles.models.original_packs import *
from articles.models.originals import original_of
run = ImportRun.objects.get()
print(run.created, run.updated, run.unchanged, run.rejected, run.done_files, run.state)
print(list(ImportedFile.objects.order_by("path").values_list(
    "path", "done_pieces", "is_done", "created", "unchanged", "rejected")))
for article in Article.objects.order_by("pk"):
    print(article.title, article.version, article.story_id, original_of(article))
print(Mention.objects.count(), SeenKey.objects.count(), ImportedUpdate.objects.count())
print(sorted(IndexChange.objects.values_list("article_id", flat=True)))
print(sum(o.counts["created"] for o in Operation.objects.filter(kind="import")))
"""
STEPS = [
    ("articles.importing.carry_out", "save_articles", 0),
    ("articles.importing.save_article", "sort_out", 1),
    ("articles.models.original_packs:os", "fsync", 1),
    ("articles.importing.save_article", "tag_imported", 2),
    ("articles.importing.run_record:TableRecord", "save", 1),
    ("articles.importing.carry_out:CarryingOut", "_look_at_names", 2),
    ("articles.importing.run_record:TableRecord", "finish", 0),
    ("articles.importing.run_record", "note_run", 0),
]


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles, bad lines and copies, in files of which some hold more than a batch."""
    folder = tmp_path_factory.mktemp("pile")
    lines = [{"title": f"Title {n}", "body": f"France said {n}. " * 30} for n in range(12)]
    write_lines(folder / "a.jsonl", *lines, "{", lines[3])
    for number in range(5):
        (folder / f"b{number}.txt").write_text(f"Headline {number}\n\nText {number}.")
    write_lines(folder / "c.jsonl", "{", *({"title": f"Report {n}"} for n in range(4)))
    return folder


@pytest.fixture(scope="module")
def uninterrupted(migrated: Path, pile: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is kept of an import that nobody killed."""
    instance = Instance(tmp_path_factory.mktemp("other") / "archive")
    shutil.copytree(migrated, instance.folder)
    instance.manage("import_articles", str(pile), code=1)
    return instance.python(KEPT)


@pytest.mark.parametrize(("owner", "name", "before"), STEPS)
def test_keeps_what_an_import_without_a_kill_would(
    archive: Instance, pile: Path, uninterrupted: str, owner: str, name: str, before: int
) -> None:
    program = IMPORT.format(owner=owner, name=name, before=before, pile=str(pile))
    kill_at_its_step(archive, program)
    archive.manage("import_articles", str(pile), code=1)
    assert archive.python(KEPT) == uninterrupted
