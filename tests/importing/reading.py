"""How the tests of the formats write a file and read it."""

import json
from pathlib import Path

from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.read_files import read_file


def read_all(file: Path) -> list[ParsedArticle | Rejection]:
    """Everything that the file's format finds in it."""
    return list(read_file(file))


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
