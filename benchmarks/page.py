"""Whole search pages, from address to HTML, over a large archive: p95, and where the time goes."""

import argparse
import json
import math
import os
import shutil
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import django

from benchmarks import rare_words, recombine
from benchmarks.collection import fingerprint
from benchmarks.peers import NEWSDESK
from benchmarks.prepared import index_folder, prepared
from benchmarks.reuters import cache_folder

PARTS = ("query", "counts", "rows", "snippets", "template", "rest", "page")
ROUNDS = 5


def archive_folder(articles: int) -> Path:
    """Where the archive is kept, filled if need be; Django is set up for it afterwards."""
    here = Path(__file__).parent
    migrations = sorted((here.parent / "articles" / "migrations").glob("*.py"))
    files: list[str | Path] = [recombine.__file__, rare_words.__file__]
    files += [here / "page_archive.py", *migrations]
    folder = cache_folder().parent / "pages" / f"{articles}-{fingerprint(*files)}"
    prepared(NEWSDESK, articles)
    index = index_folder(NEWSDESK, articles)
    filled = folder / "filled"
    if not filled.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    set_up(folder)
    # What follows needs Django: its models can only be imported now.
    from benchmarks.page_archive import fill, link_index

    link_index(folder, index)
    if not filled.exists():
        fill(articles)
        filled.touch()
    return folder


def set_up(folder: Path) -> None:
    """Set Django up for an archive in a folder; the collection's own folder stays what it is."""
    before = os.environ.get("NEWSDESK_VAR")
    os.environ["NEWSDESK_VAR"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    os.environ.pop("DATABASE_URL", None)
    django.setup()
    os.environ.pop("NEWSDESK_VAR")
    if before is not None:
        os.environ["NEWSDESK_VAR"] = before


def p95(values: Sequence[float]) -> float:
    """What 95 of 100 do not exceed."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1]


def summary(pages: Sequence[dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Median, mean and p95 of each part and of the whole page."""
    columns = {part: [page[part] for page in pages] for part in PARTS}
    return {
        part: {
            "median_ms": statistics.median(values),
            "mean_ms": statistics.fmean(values),
            "p95_ms": p95(values),
        }
        for part, values in columns.items()
    }


def main() -> None:
    """Fill, ask, print, keep the numbers if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("--articles", type=int, default=200_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="times each (%(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers to a file")
    asked = parser.parse_args()
    archive_folder(asked.articles)
    from benchmarks.page_times import page_times  # Django is set up now.

    pages = list(page_times(asked.rounds))
    found = summary(pages)
    print(f"{asked.articles:,} articles, {len(pages):,} pages; milliseconds")
    print(f"{'':10}{'median':>10}{'mean':>10}{'p95':>10}")
    for part, times in found.items():
        print(f"{part:10}" + "".join(f"{value:>10.2f}" for value in times.values()))
    print("The slowest:")
    for page in sorted(pages, key=lambda page: -page["page"])[:8]:
        split = ", ".join(f"{part} {page[part]:.1f}" for part in PARTS[:-1])
        print(f"  {page['page']:6.1f}  {page['address']} ({split})")
    if asked.json:
        report = {"articles": asked.articles, "summary": found, "pages": pages}
        asked.json.write_text(json.dumps(report, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
