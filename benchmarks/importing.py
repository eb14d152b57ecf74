"""How quickly do articles get into the archive, against a loop that only parses and inserts?

`python -m benchmarks.importing` writes the Reuters stories as JSON Lines, and in turn imports them
(names, stories, originals, outbox and all) and inserts them with `json.loads` and `bulk_create`,
each time into a new archive; then says where the time of one process goes. `--large 1000000` takes
as many articles of the large collection instead.
"""

import argparse
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.collection import documents
from benchmarks.own_process import run_apart
from benchmarks.reuters import write_jsonl

_MB = 1024 * 1024


@dataclass(frozen=True)
class Taken:
    """What one part took: seconds, and the most memory of all its processes, in bytes."""

    articles: int
    seconds: float
    memory: int
    said: dict[str, Any]

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds


def main() -> None:
    """Measure, print, and perhaps write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, metavar="ARTICLES", help="of the large collection")
    parser.add_argument("--rounds", type=int, default=3, help="each part so often, in turn (3)")
    parser.add_argument("--no-stages", action="store_true", help="leave out where the time goes")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsdesk-importing-") as folder:
        file = Path(folder) / "articles.jsonl"
        if arguments.large:
            _write_large(file, arguments.large)
        else:
            write_jsonl(file)
        rounds = [(_part("bare", file), _part("import", file)) for _ in range(arguments.rounds)]
        stages = {} if arguments.no_stages else _part("stages", file).said["stages"]
    bare, whole = (median(taken.rate for taken in parts) for parts in zip(*rounds, strict=True))
    ratio = median(ours.rate / theirs.rate for theirs, ours in rounds)
    memory = max(ours.memory for _, ours in rounds)
    print(f"bare loop     {bare:10,.0f} articles/s")
    print(f"whole import  {whole:10,.0f} articles/s, {ratio:.2f} of it, {memory / _MB:,.0f} MB")
    total = sum(stages.values())
    for name, seconds in sorted(stages.items(), key=lambda item: -item[1]):
        each = 1e6 * seconds / rounds[0][1].articles
        print(f"  {name:<20}{each:8,.0f} µs an article  {seconds / total:6.1%}")
    if arguments.json:
        said = {
            "articles": rounds[0][1].articles, "bare_per_second": bare, "import_per_second": whole,
            "ratio": ratio, "peak_bytes": memory, "stages_seconds": stages,
        }  # fmt: skip
        arguments.json.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def _part(part: str, file: Path) -> Taken:
    """Done in an archive of its own, which goes again."""
    archive = tempfile.mkdtemp(prefix="newsdesk-archive-")
    before = os.environ.get("NEWSDESK_VAR")
    os.environ["NEWSDESK_VAR"] = archive
    try:
        said, peak = run_apart("benchmarks.importing_part", part, str(file))
    finally:
        shutil.rmtree(archive)
        if before is None:
            del os.environ["NEWSDESK_VAR"]
        else:
            os.environ["NEWSDESK_VAR"] = before
    started, ended = said["started"], said["ended"]
    return Taken(said["articles"], ended - started, peak(started, ended), said)


def _write_large(file: Path, articles: int) -> None:
    with file.open("w", encoding="utf-8") as out:
        for document in documents(articles):
            row = {
                "id": f"large-{document.article_id}",
                "title": document.title,
                "body": document.body,
                "date": document.published.first.isoformat() if document.published else "",
                "language": "".join(document.facets.get("language", ())),
                "source": f"Source {''.join(document.facets.get('source', ()))}",
            }
            out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
