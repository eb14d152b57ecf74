"""Which files and folders are measured: each format of Newsdesk's table, and some in containers."""

import gzip
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import zstandard

from benchmarks import format_files as files
from benchmarks.format_files import Stories, Story


@dataclass(frozen=True)
class Layout:
    """Stories as they lie on the disk: the name of their format, and who writes them there."""

    label: str
    format: str
    write: Callable[[Stories, Path], None]


def _file(name: str, write: files.Writer) -> Callable[[Stories, Path], None]:
    return lambda stories, folder: write(stories, folder / name)


def _each(ending: str, written: Callable[[Story], str | bytes]) -> Callable[[Stories, Path], None]:
    """A file for every story."""

    def write(stories: Stories, folder: Path) -> None:
        for story in stories:
            (folder / f"{story.number}{ending}").write_bytes(_bytes(written(story)))

    return write


def _zip_of_pages(stories: Stories, folder: Path) -> None:
    with zipfile.ZipFile(folder / "pages.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for story in stories:
            archive.writestr(f"{story.number}.html", files.as_page(story))


def _tar_of_texts(stories: Stories, folder: Path) -> None:
    with (
        (folder / "texts.tar.zst").open("wb") as out,
        zstandard.ZstdCompressor().stream_writer(out) as packed,
        tarfile.open(fileobj=packed, mode="w|") as archive,
    ):
        for story in stories:
            content = files.as_text(story).encode()
            member = tarfile.TarInfo(f"{story.number}.txt")
            member.size = len(content)
            archive.addfile(member, BytesIO(content))


def _packed_lines(stories: Stories, folder: Path) -> None:
    plain = folder / "articles.jsonl"
    files.write_jsonl(stories, plain)
    (folder / "articles.jsonl.gz").write_bytes(gzip.compress(plain.read_bytes(), mtime=0))
    plain.unlink()


def _bytes(written: str | bytes) -> bytes:
    return written if isinstance(written, bytes) else written.encode()


LAYOUTS = (
    Layout("JSON Lines", "jsonl", _file("articles.jsonl", files.write_jsonl)),
    Layout("JSON, one array", "json", _file("articles.json", files.write_json)),
    Layout("CSV", "csv", _file("articles.csv", files.write_csv)),
    Layout("text files", "text", _each(".txt", files.as_text)),
    Layout("web pages", "html", _each(".html", files.as_page)),
    Layout("mails", "mail", _each(".eml", files.as_mail)),
    Layout("a mailbox", "mbox", _file("articles.mbox", files.write_mbox)),
    Layout("RSS", "feed", _file("articles.rss", files.write_rss)),
    Layout("Atom", "feed", _file("articles.atom", files.write_atom)),
    Layout("JSON Feed", "json-feed", _file("articles.json", files.write_json_feed)),
    Layout("NITF", "nitf", _each(".xml", files.as_nitf)),
    Layout("NewsML-G2", "newsml-g2", _file("articles.xml", files.write_newsml)),
    Layout("ninjs", "ninjs", _file("articles.json", files.write_ninjs)),
    Layout("Reuters SGML", "reuters-sgml", _file("articles.sgm", files.write_sgml)),
    Layout("WARC", "warc", _file("articles.warc", files.write_warc)),
    Layout("Markdown", "markdown", _each(".md", files.as_markdown)),
    Layout("web pages in a zip", "html", _zip_of_pages),
    Layout("text files in a tar.zst", "text", _tar_of_texts),
    Layout("JSON Lines, gzip", "jsonl", _packed_lines),
)
