"""Plain text: one article per file, perhaps with a date, a headline or header lines on top."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from articles.importing.clean_text import plain_paragraphs
from articles.importing.compose import LONGEST_BODY, Pieces, compose
from articles.importing.dates import is_date_line
from articles.importing.formats.format import Certainty, Format
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.characters import clean_characters
from articles.importing.wording.encodings import decode
from articles.importing.wording.headers import take_headers
from articles.importing.wording.no_text import no_text
from articles.importing.wording.opening import Opening, read_opening
from articles.importing.xml.prolog import begins_as_xml, root_of

_WIDEST_WRAPPED = 100
_SHORT_LINE = 40
# A character takes four bytes at most.
_MOST_BYTES = 4 * LONGEST_BODY + 64 * 1024
# Text that nobody wrote for readers of a newspaper.
_PROGRAM_ENDINGS = (
    ".css .js .mjs .ts .py .pyc .sh .bat .c .h .cpp .java .go .rs .sql .log .ini .cfg .conf .toml "
    ".yml .yaml .lock .svg .map .po .properties .tex .bib .srt .vtt .ics .vcf .rtf .ps "
    ".license .gitignore .bak .tmp .part"
)
# How documents and pictures begin that may hold nothing but letters.
_OF_OTHERS = (b"{\\rtf", b"%PDF-", b"%!PS", b"\xff\xd8\xff", b"PK\x03\x04")
_OF_PROGRAMS = frozenset(_PROGRAM_ENDINGS.split())


def recognises(head: bytes, ending: str) -> Certainty:
    """It is text, and neither a program's nor XML: that is read by its own formats, or not."""
    if begins_as_xml(head) or head.startswith(_OF_OTHERS):
        return Certainty.NO
    if ending in PLAIN_TEXT.endings:
        return Certainty.LIKELY
    if root_of(head).root or ending in _OF_PROGRAMS or decode(head) is None:
        return Certainty.NO
    return Certainty.POSSIBLE


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The one article of this file."""
    yield read_text(piece.content, piece.url, piece.charset)


def read_text(content: bytes, url: str = "", charset: str = "") -> ParsedArticle | Rejection:
    """The article in these bytes; its address, and the encoding its server named, if known."""
    if len(content) > _MOST_BYTES:
        size = f"{len(content) // 1024 // 1024:,} MB"
        return Rejection(f"its text has {size}, at most {LONGEST_BODY:,} characters are taken")
    text = decode(content, charset)
    if text is None:
        return Rejection(no_text(content))
    headers, lines = take_headers(clean_characters(text).split("\n"))
    paragraphs = _paragraphs(lines)
    if headers and not paragraphs:
        return Rejection("it is empty behind the header lines on top")
    if "title" in headers:
        opening = Opening(headers["title"], "", "", tuple(paragraphs))
    else:
        opening = read_opening(paragraphs)
    said = {name: f"the {name} line on top" for name in headers if name != "identity"}
    if url and "url" not in said:
        said["url"] = "where it was found"
    if opening.title and "title" not in said:
        said["title"] = "the first line"
    if opening.author and "author" not in said:
        said["author"] = "the byline below the headline"
    if opening.source and "source" not in said:
        said["source"] = "the line above the headline"
    return compose(
        Pieces(
            title=opening.title,
            paragraphs=opening.text,
            dates=(headers["date"],) if "date" in headers else (),
            date_line=opening.date,
            dateline=headers.get("dateline", ""),
            source=headers.get("source", "") or opening.source,
            author=headers.get("author", "") or opening.author,
            language=headers.get("language", ""),
            url=headers.get("url", "") or url,
            identity=headers.get("identity", ""),
            section=headers.get("section", ""),
            provenance=tuple(said.items()),
            original=content,
        )
    )


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Paragraphs between blank lines where lines were broken to a width, else one per line."""
    if not _is_wrapped(lines):
        return [line for line in lines if line]
    head = list(takewhile(lambda line: not line or is_date_line(line), lines))
    text = "\n".join(lines[len(head) :])
    return [line for line in head if line] + plain_paragraphs(f"{text}\n\n")


def _is_wrapped(lines: Sequence[str]) -> bool:
    if max(map(len, lines), default=0) > _WIDEST_WRAPPED:
        return False
    blocks = re.split(r"\n\n+", "\n".join(lines).strip())
    broken = [block.split("\n")[:-1] for block in blocks if block.count("\n") >= 2]
    full = [line for block in broken for line in block]
    long = [line for line in full if len(line) > _SHORT_LINE]
    return len(blocks) > 1 and len(long) * 2 > len(full)


PLAIN_TEXT = Format("text", "plain text", (".txt", ".text"), recognises, read)
