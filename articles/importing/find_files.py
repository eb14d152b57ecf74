"""Which files are meant by these paths?"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from articles.importing.file_bytes import unreadable
from articles.importing.parsed_article import Rejection

# Files that tell of the folder they stand in.
_ABOUT_A_FOLDER = re.compile(
    r"(readme|licen[cs]e|copying|changelog|contributing|notice)(\.\w+)?", re.I
)
_OF_PROGRAMS = frozenset(["node_modules", "__pycache__", "site-packages"])


@dataclass(frozen=True)
class Skipped:
    """Something in a folder that is not meant for us: a word for its sort."""

    sort: str


Found = tuple[Path, Rejection | Skipped | None]


def find_files(paths: Sequence[Path]) -> Iterator[Found]:
    """Every file once, in order; with a Rejection or Skipped where it is not to be read.

    Hidden files and folders are passed over, and so is what programs keep for themselves: this
    archive's own folder, this program's, installed packages. Links to folders are not followed:
    they may lead in circles, or out of the folder that was named.
    """
    for path in _without_inner(paths):
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield path, None


def size_of_files(paths: Sequence[Path]) -> int:
    """How many bytes are to be read, for saying how long it takes."""
    total = 0
    for file, obstacle in find_files(paths):
        if obstacle is None:
            total += size_of(file)
    return total


def size_of(file: Path) -> int:
    """How many bytes a file has; 0 when nobody can tell."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def leads_out(path: Path, within: Sequence[Path]) -> bool:
    """Does it stand elsewhere than in one of these, once links are followed?

    The archive's own folder is elsewhere, unless what is named stands there itself.
    """
    own = Path(settings.NEWSDESK_VAR).resolve()
    real = Path(os.path.realpath(path))  # resolve() raises on a circle
    around = [root for root in (one.resolve() for one in within) if real.is_relative_to(root)]
    if real.is_relative_to(own):
        return not any(root.is_relative_to(own) for root in around)
    return not around


def _without_inner(paths: Sequence[Path]) -> list[Path]:
    """Absolute, each once, and without those that lie in another's folder."""
    absolute = list(dict.fromkeys(path.absolute() for path in paths))
    folders = {path for path in absolute if path.is_dir()}
    return [path for path in absolute if not folders.intersection(path.parents)]


def _in_folder(folder: Path) -> Iterator[Found]:
    problems: list[OSError] = []
    own = _own_folders()
    for here, folders, files in os.walk(folder, onerror=problems.append):
        yield from _failed(problems)
        folders.sort()
        for name in [name for name in folders if (Path(here) / name).is_symlink()]:
            folders.remove(name)
            yield Path(here) / name, Skipped("link to a folder")
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in [name for name in folders if _is_of_a_program(Path(here) / name, own)]:
            folders.remove(name)
            yield Path(here) / name, Skipped("folder of a program")
        for name in sorted(files):
            if not name.startswith("."):
                yield _one(Path(here) / name, folder)
    yield from _failed(problems)


def _is_of_a_program(folder: Path, own: set[Path]) -> bool:
    """Does a program keep its own things there?"""
    if folder.name in _OF_PROGRAMS or folder.resolve() in own:
        return True
    try:
        return (folder / "pyvenv.cfg").exists()
    except PermissionError:
        return False  # it is entered, fails, and is told


def _own_folders() -> set[Path]:
    inside = (settings.ROOT / name for name in ("templates", "static", "articles", "tests"))
    return {*inside, Path(settings.NEWSDESK_VAR).resolve(), Path(sys.prefix).resolve()}


def _one(file: Path, folder: Path) -> Found:
    if _ABOUT_A_FOLDER.fullmatch(file.name):
        return file, Skipped("about its folder")
    if file.is_symlink() and _leads_nowhere(file):
        return file, Rejection("it is a link that leads nowhere")
    if file.is_symlink() and leads_out(file, [folder]):
        return file, Rejection("it is a link that leads out of the folder; name the file itself")
    return file, None


def _leads_nowhere(link: Path) -> bool:
    try:
        return not link.exists()
    except OSError:
        return False  # there is something that we may not look at


def _failed(problems: list[OSError]) -> Iterator[Found]:
    while problems:
        problem = problems.pop()
        yield Path(str(problem.filename)), unreadable(problem)
