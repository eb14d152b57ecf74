"""How right, and how fast, are articles read from web pages, beside trafilatura alone?

    python -m benchmarks.extraction                       # pages made of the samples in seeds/
    python -m benchmarks.extraction --pages DIR           # NAME.html with NAME.json beside it
    python -m benchmarks.extraction --pages DIR --differ  # and what each found, where they differ

Both read the same pages in the same run, with as many processes, title and date included. A body
is judged by the words it shares with the known one (F1), a title and a date by being right.
"""

import argparse
import json
import logging
import multiprocessing
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import trafilatura
from trafilatura.settings import Document

from articles.importing.formats.html import read_html
from articles.importing.parsed_article import ParsedArticle
from benchmarks.extraction_pages import KnownPage, made_pages, saved_pages

ROUNDS = 5


@dataclass(frozen=True)
class Found:
    """What a reader found in a page."""

    title: str = ""
    date: str = ""
    body: str = ""
    words: str = ""


@dataclass(frozen=True)
class Score:
    """How right a reader was on a group of pages: shares from 0 to 1."""

    reader: str
    group: str
    pages: int
    body: float
    title: float
    date: float
    furniture: float


def main() -> None:
    """Measure, print, and write JSON if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=__doc__)
    parser.add_argument("--pages", type=Path, metavar="DIR", help="saved pages")
    parser.add_argument("--made", type=int, default=400, metavar="N", help="how many to make")
    parser.add_argument("--processes", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--differ", action="store_true", help="print what differs, page by page")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers here too")
    asked = parser.parse_args()
    pages = list(saved_pages(asked.pages)) if asked.pages else made_pages(asked.made)
    if not pages:
        parser.error(f"There is no .html file in {asked.pages}.")
    scores = [score for group in _groups(pages) for score in _scores(group, pages)]
    for score in scores:
        print(_line(score))
    if asked.differ:
        _print_differences(pages)
    rates = _rates(pages, asked.processes)
    for name, rate in rates.items():
        share = rates["newsdesk"] / rate
        print(f"{name:28} {rate:8.1f} pages/s   newsdesk is at {share:.0%} of it")
    if asked.json:
        told = {"scores": [asdict(score) for score in scores], "pages_per_second": rates}
        asked.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def read_ours(page: KnownPage) -> Found:
    """With Newsdesk."""
    article = read_html(page.markup.encode(errors="replace"), page.url)
    if not isinstance(article, ParsedArticle):
        return Found(words=article.reason)
    words = "; ".join(f"{name}: {said}" for name, said in article.provenance)
    date = article.published.iso if article.published else ""
    return Found(article.title, date, article.body, words)


def read_theirs(page: KnownPage) -> Found:
    """With trafilatura as it comes, and its metadata."""
    found = trafilatura.bare_extraction(page.markup, url=page.url or None, with_metadata=True)
    if not isinstance(found, Document):
        return Found()
    return Found(found.title or "", found.date or "", found.text or "")


def read_their_text(page: KnownPage) -> Found:
    """With trafilatura as it comes, neither title nor date."""
    return Found(body=trafilatura.extract(page.markup) or "")


def _groups(pages: Sequence[KnownPage]) -> list[str]:
    return [*dict.fromkeys(page.group for page in pages), ""]


def _scores(group: str, pages: Sequence[KnownPage]) -> list[Score]:
    chosen = [page for page in pages if group in ("", page.group)]
    return [
        _score(name, group or "all", chosen, [read(page) for page in chosen])
        for name, read in (("newsdesk", read_ours), ("trafilatura", read_theirs))
    ]


def _score(reader: str, group: str, pages: Sequence[KnownPage], found: Sequence[Found]) -> Score:
    pairs = list(zip(pages, found, strict=True))
    return Score(
        reader=reader,
        group=group,
        pages=len(pages),
        body=_mean([_body_score(page, each.body) for page, each in pairs]),
        title=_mean([float(_words(p.title) == _words(f.title)) for p, f in pairs if p.title]),
        date=_mean([float(p.date == f.date) for p, f in pairs if p.date is not None]),
        furniture=_mean(
            [float(_has(each.body, words)) for page, each in pairs for words in page.unwanted]
        ),
    )


def _body_score(page: KnownPage, body: str) -> float:
    """F1 of the words; where only excerpts are known, the share of them that is there."""
    if not page.body:
        return _mean([float(_has(body, words)) for words in page.wanted])
    known, found = Counter(_words(page.body)), Counter(_words(body))
    shared = (known & found).total()
    return 2 * shared / (known.total() + found.total()) if shared else 0.0


def _has(body: str, excerpt: str) -> bool:
    return " ".join(_words(excerpt)) in " ".join(_words(body))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _line(score: Score) -> str:
    return (
        f"{score.group:22} {score.reader:12} {score.pages:4} pages  body {score.body:.3f}  "
        f"title {score.title:.3f}  date {score.date:.3f}  furniture left {score.furniture:.3f}"
    )


def _print_differences(pages: Sequence[KnownPage]) -> None:
    for page in pages:
        ours, theirs = read_ours(page), read_theirs(page)
        print(f"\n== {page.name}: known {page.title!r} {page.date}")
        for name, found in (("newsdesk", ours), ("trafilatura", theirs)):
            print(f"   {name}: {found.title!r} {found.date} {len(found.body)} characters")
        print(f"   {ours.words}")
        lines, others = ours.body.split("\n"), theirs.body.split("\n")
        for mark, kept, gone in (("+", lines, others), ("-", others, lines)):
            for line in kept:
                if line and line not in gone:
                    print(f"   {mark} {line[:110]}")


def _rates(pages: Sequence[KnownPage], processes: int) -> dict[str, float]:
    """Pages per second of each, in turn, the best of some rounds; the first warms up."""
    readers: dict[str, Callable[[KnownPage], Found]] = {
        "newsdesk": read_ours,
        "trafilatura, with metadata": read_theirs,
        "trafilatura, text alone": read_their_text,
    }
    best = dict.fromkeys(readers, 0.0)
    with multiprocessing.Pool(processes) as pool:
        for number in range(ROUNDS + 1):
            for name, read in readers.items():
                started = time.perf_counter()
                for _ in pool.imap_unordered(read, pages, chunksize=4):
                    pass
                rate = len(pages) / (time.perf_counter() - started)
                best[name] = max(best[name], rate) if number else 0.0
    return best


if __name__ == "__main__":
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    main()
