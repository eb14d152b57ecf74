"""An archive is imported as a folder is, and a hostile one harms nothing around it."""

import gzip
from pathlib import Path

import pytest

from articles.importing.run import run_import
from articles.models import Article, ImportedFile
from tests.importing.packing import ARTICLE, tar_entry, tar_of, zip_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("var")]
ANOTHER = b"Title: Another\nDate: 1987-03-05\n\nThe harbour is open again, and so is the market.\n"
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(90)


def test_imports_an_archive_as_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "colleague.zip"
    files = {"a/one.txt": ARTICLE, "README.txt": b"Hello.", "two.txt": ANOTHER, "b.png": PICTURE}
    file.write_bytes(zip_of(files))
    report = run_import([file])
    assert (report.created, report.rejected) == (2, 0)
    assert dict(report.skipped) == {"about its folder": 1, ".png": 1}
    rows = ImportedFile.objects.filter(created=1).values_list("path", flat=True)
    assert set(rows) == {f"{file}!a/one.txt", f"{file}!two.txt"}
    assert run_import([file]).unchanged == 2


def test_leaves_what_is_around_a_hostile_archive_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(bytes(4 << 20)))
    link = tar_entry("../link", b"2", linkname="/etc/passwd")
    (tmp_path / "c.tar").write_bytes(tar_of({"z.txt": ANOTHER}, link))
    (tmp_path / "d.zip").write_bytes(zip_of({"e.txt": ANOTHER + b"Or so they say.\n"})[:-30])
    report = run_import([tmp_path])
    assert (report.created, report.rejected) == (3, 3)
    places = [line.removeprefix(f"{tmp_path}/").partition(":")[0] for line in report.rejections]
    assert places == ["b.txt.gz!b.txt", "c.tar!../link", "d.zip"]
    assert Article.objects.count() == 3
