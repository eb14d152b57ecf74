"""It writes down every file under a path that a database's index takes, and tells them apart."""

import zipfile
from pathlib import Path

import pytest

from articles.importing.run import run_import
from articles.importing.unread_pieces import pieces_left
from articles.models import ImportedFile, ImportRun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsdesk_var")]
# What PostgreSQL takes in an index, with room for the number of the import.
MOST_BYTES = 2600


def kept() -> list[str]:
    return list(ImportedFile.objects.order_by("pk").values_list("path", flat=True))


def test_bounds_the_names_of_refused_members_in_bytes(tmp_path: Path) -> None:
    names = [f"{'𝄞' * 1200}{number}.txt" for number in range(3)]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in names:
            archive.writestr(name, "Headline\n\nText.")
    report = run_import([tmp_path / "a.zip"])
    assert report.rejected == 3
    assert len(set(kept())) == len(kept()) >= 1
    assert all(len(path.encode()) <= MOST_BYTES for path in kept())
    assert all(path.startswith(f"{tmp_path}/a.zip!𝄞") for path in kept())


def test_goes_on_in_a_folder_as_deep_as_a_disk_takes(tmp_path: Path) -> None:
    pile = folder = tmp_path / "pile"
    pile.mkdir()
    while len(str(folder)) < 3500:
        folder /= "deep" * 50
        folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"Ferry {name}\n\nIt left in the storm.")
    assert run_import([pile]).created == 2
    assert len(set(kept())) == 2
    assert all(len(path.encode()) <= MOST_BYTES for path in kept())
    assert not list(pieces_left([pile], ImportRun.objects.get()))


def test_leaves_a_path_of_usual_length_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / f"{'é' * 100}.txt"
    file.write_text("Ferry\n\nIt left in the storm.")
    run_import([file])
    assert kept() == [str(file)]
