"""How many articles a second are cut out of files and read, format by format?

`python -m benchmarks.importing_formats` writes the same stories in every format, reads them all in
one process, and gives the time of the processor as a ratio to a bare `json.loads` of the same
stories. Every story must come out with its title: those that do not are counted and told.
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle
from articles.importing.read_files import pieces_in, read_piece
from benchmarks.format_files import Story, as_row
from benchmarks.format_folders import LAYOUTS, Layout
from benchmarks.reuters import articles

_SHORTEST = 200


@dataclass(frozen=True)
class Measured:
    """One layout: articles a second of cutting and of reading, and of both against the bare loop.

    `missing` stories did not come out with their title, in the format that was meant.
    """

    label: str
    articles: int
    missing: int
    cut_per_second: float
    read_per_second: float
    ratio: float


def main() -> None:
    """Measure, print, and perhaps write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=3000, help="so many stories (3000)")
    parser.add_argument("--rounds", type=int, default=3, help="the quickest of so many counts (3)")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    stories = list(islice(reuters_stories(), arguments.articles))
    bare = min(_bare(stories) for _ in range(arguments.rounds))
    print(f"json.loads alone: {len(stories) / bare:,.0f} articles/s")
    print(f"{'':<26}{'cut/s':>10}{'read/s':>10}{'both / json.loads':>20}")
    measured = []
    for layout in LAYOUTS:
        result = measure(layout, stories, bare, arguments.rounds)
        lost = f"   {result.missing:,} DID NOT COME OUT RIGHT" if result.missing else ""
        print(
            f"{result.label:<26}{result.cut_per_second:10,.0f}{result.read_per_second:10,.0f}"
            f"{result.ratio:20.4f}{lost}"
        )
        measured.append(asdict(result))
    if arguments.json:
        said = {"articles": len(stories), "bare_per_second": len(stories) / bare, "by": measured}
        arguments.json.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    if any(result["missing"] for result in measured):
        parser.exit(1, "Some stories were lost or changed: see above.\n")


def reuters_stories() -> Iterator[Story]:
    """Those of the Reuters collection that have a title and some text.

    Without the codes of shares: "<B>" is a tag wherever a format may hold markup.
    """
    for one in articles():
        has_code = "<" in one.title + one.body
        if one.title and one.date and len(one.body) >= _SHORTEST and not has_code:
            yield Story(one.number, one.title, one.body, one.date)


def measure(layout: Layout, stories: list[Story], bare: float, rounds: int = 1) -> Measured:
    """Write the stories, cut and read them `rounds` times, and count what came out right."""
    with tempfile.TemporaryDirectory(prefix="newsdesk-formats-") as name:
        layout.write(stories, Path(name))
        files = sorted(path for path in Path(name).rglob("*") if path.is_file())
        cuts, reads = [], []
        for _ in range(rounds):
            started = time.process_time()
            found = [each for file in files for each in pieces_in(file)]
            between = time.process_time()
            read = [
                article
                for each in found
                if isinstance(each.piece, Piece) and each.format == layout.format
                for article in read_piece(each.format, each.piece)
            ]
            reads.append(time.process_time() - between)
            cuts.append(between - started)
    titles = Counter(_line(a.title) for a in read if isinstance(a, ParsedArticle) and a.body)
    wanted = Counter(_line(story.title) for story in stories)
    missing = max((wanted - titles).total(), (titles - wanted).total())
    cut, reading = min(cuts), min(reads)
    count = len(stories)
    return Measured(
        layout.label, count, missing, _rate(count, cut), _rate(count, reading),
        bare / (cut + reading) if cut + reading else 0.0,
    )  # fmt: skip


def _line(title: str) -> str:
    return " ".join(title.split())


def _rate(count: int, seconds: float) -> float:
    return count / seconds if seconds else 0.0


def _bare(stories: list[Story]) -> float:
    lines = [json.dumps(as_row(story)) for story in stories]
    started = time.process_time()
    for line in lines:
        json.loads(line)
    return time.process_time() - started


if __name__ == "__main__":
    main()
