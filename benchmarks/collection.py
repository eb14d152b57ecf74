"""A large, realistic archive with a fixed seed: made once, kept as files, read as a stream.

The first 20,000 articles of a million are the 20,000 articles of the small collection.
"""

import argparse
import hashlib
import itertools
import json
import os
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from articles.dates import read_date
from articles.search import IndexDocument
from articles.search.analysis import stem, tokens
from benchmarks import rare_words, recombine
from benchmarks.reuters import cache_folder

ARTICLES_A_FILE = 10_000
# One more when the files' rows change.
SHAPE = 1
# Enough articles to notice that words are read or stemmed in another way.
SAMPLE = 1_000


def documents(count: int, start: int = 0) -> Iterator[IndexDocument]:
    """The articles of a collection of `count`, from place `start` on, in order."""
    folder = _folder(f"articles-{articles_fingerprint()}")
    archive: list[recombine.Archive] = []

    def make(number: int) -> Iterator[list[Any]]:
        if not archive:  # Read the stories only where a file is missing.
            archive.append(recombine.Archive())
        for place in range(number * ARTICLES_A_FILE, (number + 1) * ARTICLES_A_FILE):
            yield _as_row(archive[0].article(place))

    for row in _rows(folder, make, start, count):
        yield _from_row(row)


def analysed(count: int) -> Iterator[tuple[IndexDocument, str, str]]:
    """Each article with the terms of its title and of its body, joined by spaces."""
    folder = _folder(f"terms-{terms_fingerprint()}")

    def make(number: int) -> Iterator[list[Any]]:
        first = number * ARTICLES_A_FILE
        for document in documents(first + ARTICLES_A_FILE, first):
            foreign = document.facets["language"] != ("en",)
            yield [_terms(document.title, foreign), _terms(document.body, foreign)]

    texts = _rows(folder, make, 0, count)
    for document, (title, body) in zip(documents(count), texts, strict=True):
        yield document, title, body


def _terms(text: str, foreign: bool) -> str:
    # The words of other languages are invented and found by no query: their stems do not matter.
    words = (token.word for token in tokens(text))
    return " ".join(words if foreign else map(stem, words))


def text_bytes(count: int) -> int:
    """How long the titles and bodies are together, in UTF-8."""
    return sum(len(d.title.encode()) + len(d.body.encode()) for d in documents(count))


def fingerprint(*files: str | Path) -> str:
    """Differs when one of these source files does."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(Path(file).read_bytes())
    return digest.hexdigest()[:12]


def articles_fingerprint() -> str:
    """Differs when other articles are made."""
    return f"{SHAPE}-{fingerprint(recombine.__file__, rare_words.__file__)}"


@cache
def terms_fingerprint() -> str:
    """Differs when other articles are made, or when they are analysed in another way."""
    digest = hashlib.sha256()
    for document in documents(SAMPLE):
        digest.update(_terms(f"{document.title} {document.body}", foreign=False).encode())
    return f"{articles_fingerprint()}-{digest.hexdigest()[:12]}"


def _folder(name: str) -> Path:
    return cache_folder().parent / "collection" / name


def _rows(
    folder: Path, make: Callable[[int], Iterable[list[Any]]], start: int, end: int
) -> Iterator[list[Any]]:
    """The rows of these places, from files that are made as they are needed."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start // ARTICLES_A_FILE, -(-end // ARTICLES_A_FILE)):
        path = folder / f"{number:05}.jsonl"
        if not path.exists():
            _write(path, make(number))
        first = number * ARTICLES_A_FILE
        with path.open(encoding="utf-8") as lines:
            for line in itertools.islice(lines, max(0, start - first), end - first):
                yield json.loads(line)


def _write(path: Path, rows: Iterable[list[Any]]) -> None:
    fresh = path.with_suffix(f".{os.getpid()}")
    with fresh.open("w", encoding="utf-8") as lines:
        for row in rows:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    # A rename, so that an interrupted run leaves no half file behind.
    fresh.rename(path)


def _as_row(document: IndexDocument) -> list[Any]:
    date = document.published.iso if document.published else ""
    return [document.article_id, document.title, document.body, date, dict(document.facets)]


def _from_row(row: list[Any]) -> IndexDocument:
    article_id, title, body, date, facets = row
    return IndexDocument(
        article_id=article_id,
        version=1,
        title=title,
        body=body,
        published=read_date(date) if date else None,
        facets={facet: tuple(values) for facet, values in facets.items()},
    )


def main() -> None:
    """Make a collection and say what is in it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.collection", description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000, metavar="N")
    count = parser.parse_args().articles
    vocabulary: set[str] = set()
    words = 0
    for _, title, body in analysed(count):
        found = f"{title} {body}".split(" ")
        words += len(found)
        vocabulary.update(found)
    print(f"{count:,} articles, {text_bytes(count) / 1e6:,.1f} MB of text,", end=" ")
    print(f"{words:,} words, {len(vocabulary):,} different terms")


if __name__ == "__main__":
    main()
