"""Which names of files in an archive are refused, and which are passed over?"""

import re

_LONGEST_NAME = 1000
_OF_PROGRAMS = frozenset(["__macosx", "node_modules", "__pycache__", "site-packages"])
_OF_SYSTEMS = frozenset(["thumbs.db", "desktop.ini"])
_ABOUT_A_FOLDER = re.compile(
    r"(readme|licen[cs]e|copying|changelog|contributing|notice)(\.\w+)?", re.I
)
_DRIVE = re.compile(r"[A-Za-z]:")


def tidy_name(name: str) -> str:
    """A name as it is kept: like one in a folder, and never too long.

    One that begins at the root of a disk is refused, and shown with that root.
    """
    root = "/" if name.startswith(("/", "\\")) else ""
    kept = f"{root}{'/'.join(_parts(name))}".replace("\0", "�")
    return kept if len(kept) <= _LONGEST_NAME else f"{kept[:_LONGEST_NAME]}…"


def refuse_name(name: str) -> str:
    """Why nothing of this name is read; "" when its name is no obstacle."""
    if "\0" in name:
        return "its name holds a NUL character"
    if len(name.encode("utf-8", errors="surrogatepass")) > _LONGEST_NAME:
        return f"its name is longer than {_LONGEST_NAME:,} bytes"
    if not _parts(name):
        return "it has no name"
    if ".." in _parts(name):
        return "its name climbs out of the archive (..)"
    if name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "its name begins at the root of a disk"
    return ""


def passed_over(name: str) -> str:
    """A word for its sort when it is not meant for us, as in folders; else ""."""
    *folders, last = _parts(name)
    if any(folder.lower() in _OF_PROGRAMS for folder in folders):
        return "folder of a program"
    if any(part.startswith(".") for part in (*folders, last)) or last.lower() in _OF_SYSTEMS:
        return "hidden file"
    if _ABOUT_A_FOLDER.fullmatch(last):
        return "about its folder"
    return ""


def _parts(name: str) -> tuple[str, ...]:
    """The folders and the file that a name is made of, whichever way it was written."""
    return tuple(part for part in name.replace("\\", "/").split("/") if part not in ("", "."))
