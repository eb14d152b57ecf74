"""Links in a folder: those that lead out of it, and those that lead nowhere."""

from pathlib import Path

import pytest

from articles.importing.find_files import find_files, leads_out
from articles.importing.parsed_article import Rejection


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file beside it."""
    (tmp_path / "outside.txt").write_text("A headline\n\nA text.")
    (tmp_path / "folder").mkdir()
    return tmp_path / "folder"


def why(folder: Path) -> str:
    ((_, obstacle),) = find_files([folder])
    assert isinstance(obstacle, Rejection)
    return obstacle.reason


@pytest.mark.parametrize("target", ["gone.txt", "../gone.txt", "/nowhere/gone.txt"])
def test_says_of_a_link_without_an_end_that_it_leads_nowhere(folder: Path, target: str) -> None:
    (folder / "link.txt").symlink_to(target)
    assert why(folder) == "it is a link that leads nowhere"


def test_says_the_same_of_a_link_that_leads_to_itself(folder: Path) -> None:
    (folder / "link.txt").symlink_to("link.txt")
    assert why(folder) == "it is a link that leads nowhere"


def test_asks_where_a_link_leads_that_leads_to_itself(folder: Path) -> None:
    (folder / "link.txt").symlink_to("link.txt")
    assert not leads_out(folder / "link.txt", [folder])


def test_says_of_a_link_to_another_place_that_it_leads_out(folder: Path) -> None:
    (folder / "link.txt").symlink_to("../outside.txt")
    assert why(folder) == "it is a link that leads out of the folder; name the file itself"
