"""How the tests of the formats write a file and read it."""

import json
import re
import unicodedata
from pathlib import Path

from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.read_files import read_file

# What a reader raised is caught above it, and rejected in these words.
RAISED = ("the format failed", "reading it failed")
_LANGUAGE = re.compile("([a-z]{2,3})?")
_UNSTORABLE = {"Cc", "Cs", "Zl", "Zp"}


def read_all(file: Path) -> list[ParsedArticle | Rejection]:
    """Everything that the file's format finds in it, without raising anything."""
    found = list(read_file(file))
    for each in found:
        assert not (isinstance(each, Rejection) and each.reason.startswith(RAISED)), each
    return found


def is_sound(found: ParsedArticle | Rejection) -> bool:
    """Can a database take it, and a page or a terminal print it?"""
    if isinstance(found, Rejection):
        is_told = bool(found.reason) and not found.reason.startswith(RAISED)
        return is_told and _is_line(found.reason) and _is_line(found.where)
    lines = (
        found.title, found.source, found.author, found.dateline, found.url, found.identity,
        found.section, found.unread_date, found.where,
        *(words for one in found.provenance for words in one),
    )  # fmt: skip
    return (
        bool(found.title)
        and all(map(_is_line, lines))
        and all(map(_is_line, found.body.split("\n")))
        and _LANGUAGE.fullmatch(found.language) is not None
    )


def _is_line(text: str) -> bool:
    """Has it no control characters, line ends or halves of characters?"""
    return not any(unicodedata.category(sign) in _UNSTORABLE for sign in text)


def read_one(folder: Path, content: str | bytes, name: str = "article.txt") -> ParsedArticle:
    """The one article of a file with this content."""
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    (article,) = read_all(file)
    assert isinstance(article, ParsedArticle), article
    return article


def refused(folder: Path, content: str | bytes, name: str = "article.txt") -> str:
    """Why a file with this content is rejected."""
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    (rejection,) = read_all(file)
    assert isinstance(rejection, Rejection), rejection
    return rejection.reason


def read_object(folder: Path, **fields: object) -> ParsedArticle:
    """The article of a JSON file with this object."""
    return read_one(folder, json.dumps(fields), "article.json")


def write_lines(file: Path, *lines: object) -> Path:
    """A JSON Lines file; a string is written as it is, anything else as JSON."""
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    file.write_text("".join(f"{text}\n" for text in texts))
    return file
