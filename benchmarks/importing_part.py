"""One part of the importing benchmark, in a process and an archive of its own.

`python -m benchmarks.importing_part bare FILE` only parses and inserts; `import FILE` imports with
everything; `stages FILE` does the same in one process, and says where its time goes.
"""

import argparse
import json
import os
import time
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

import django

from benchmarks.stopwatch import Stopwatch

AT_ONCE = 500


def main() -> None:
    """Do the part, and print what it took as the last line, in JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=["bare", "import", "stages"])
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    if arguments.part == "stages":
        os.environ["NEWSDESK_IMPORT_PROCESSES"] = "0"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    if arguments.part == "bare":
        said = _bare(arguments.file)
    else:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - not a file
            call_command("load_gazetteer", stdout=nowhere)
        said = _import(arguments.file, with_stages=arguments.part == "stages")
    print(json.dumps(said))


def _bare(file: Path) -> dict[str, Any]:
    from articles.models import Article

    started, count = time.time(), 0
    with file.open(encoding="utf-8") as lines:
        while some := list(islice(lines, AT_ONCE)):
            rows = [json.loads(line) for line in some]
            Article.objects.bulk_create(_article(Article, row) for row in rows)
            count += len(rows)
    return {"articles": count, "started": started, "ended": time.time()}


def _article(model: Any, row: dict[str, str]) -> Any:
    return model(
        title=row["title"] or row["body"][:80],
        body=row["body"],
        language=row.get("language", ""),
        author=row.get("source", ""),
        published_on=row["date"] or None,
        published_precision="day" if row["date"] else "unknown",
    )


def _import(file: Path, *, with_stages: bool) -> dict[str, Any]:
    from articles.importing.run import run_import

    watch = Stopwatch()
    with ExitStack() as stack:
        if with_stages:
            stack.enter_context(watch.on(stages()))
        started = time.time()
        report = run_import([file])
        ended = time.time()
    said = {"articles": report.created, "rejected": report.rejected}
    return said | {"started": started, "ended": ended, "stages": watch.seconds}


def stages() -> dict[str, tuple[tuple[Any, str], ...]]:
    """The functions in which each stage of an import spends its time, by owner and name."""
    from articles.importing import prepared, read_pieces, save_article
    from articles.models import IndexChange

    changes = type(IndexChange.objects.all())
    return {
        "reading": ((read_pieces, "read_piece"),),
        "finding names": ((prepared, "find_mentions"),),
        "signing": ((prepared, "signature"),),
        "packing originals": ((prepared, "packed"), (save_article, "keep_originals")),
        "sorting out": ((save_article, "sort_out"),),
        "inserting articles": ((save_article, "insert_and_number"),),
        "saving mentions": ((save_article, "tag_imported"),),
        "stories": ((save_article, "assign_stories"),),
        "outbox": ((changes, "record_new"), (changes, "record")),
    }


if __name__ == "__main__":
    main()
