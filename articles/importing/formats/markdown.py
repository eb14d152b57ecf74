"""Markdown, with or without front matter: one article per file."""

import re
from collections.abc import Iterator

from articles.importing.compose import Pieces, compose
from articles.importing.formats.format import Certainty, Format
from articles.importing.markdown.front_matter import (
    FrontMatter,
    UnreadableFrontMatter,
    read_front_matter,
)
from articles.importing.markdown.text import read_markdown
from articles.importing.objects.named_fields import NamedFields
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.characters import clean_characters
from articles.importing.wording.encodings import decode
from articles.importing.wording.headers import take_headers
from articles.importing.wording.no_text import no_text

LONGEST_TEXT = 4_000_000
_FRONT_MATTER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:---[ \t]*\r?\n(?:#[^\n]*\n)*[\w\"'-]+[ \t]*:(?=\s).*?\n---[ \t]*\r?\n"
    rb"|\+\+\+[ \t]*\r?\n.*?\n\+\+\+[ \t]*\r?\n)",
    re.DOTALL,
)
_BRACE = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\r?\n")
# The name that Jekyll asks for: 1997-11-21-ports.md
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-")


def recognises(head: bytes, ending: str) -> Certainty:
    """It begins with front matter, or its name says so."""
    if ending in MARKDOWN.endings:
        has_facts = _FRONT_MATTER.match(head) or _BRACE.match(head)
        return Certainty.CERTAIN if has_facts else Certainty.LIKELY
    if ending in ("", ".txt", ".text") and _FRONT_MATTER.match(head):
        return Certainty.CERTAIN
    return Certainty.NO


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The one article of this file."""
    is_huge = len(piece.content) > 4 * LONGEST_TEXT
    text = "" if is_huge else decode(piece.content, piece.charset)
    if is_huge:
        size = f"{len(piece.content) // 1024 // 1024:,} MB"
        reason = f"its text has {size}, at most {LONGEST_TEXT:,} characters are read"
        yield Rejection(reason, piece.where)
    elif text is None:
        yield Rejection(no_text(piece.content), piece.where)
    elif len(text) > LONGEST_TEXT:
        reason = f"its text has {len(text):,} characters, at most {LONGEST_TEXT:,} are read"
        yield Rejection(reason, piece.where)
    else:
        try:
            yield compose(_pieces(_with_plain_ends(text), piece))
        except UnreadableFrontMatter as problem:
            yield Rejection(str(problem), piece.where)


def _pieces(text: str, piece: Piece) -> Pieces:
    front = read_front_matter(text)
    if not front.facts:
        front = _with_header_lines(front)
    fields = NamedFields(front.facts)
    words = read_markdown(front.text)
    title, paragraphs = fields.words("title"), list(words.paragraphs)
    provenance = [("body", "the Markdown text")]
    if not title and words.heading:
        title = words.heading
        provenance.append(("title", "the first heading"))
    elif words.heading:
        paragraphs.insert(0, words.heading)
    dates, names = fields.dates(), fields.date_names
    if dated := _DATED.match(piece.name):
        dates, names = (*dates, dated[1]), (*names, "the name of the file")
    url = fields.words("url")
    is_address = url.startswith(("http://", "https://"))
    if piece.url and not is_address:
        provenance.append(("url", "where it was found"))
    slug = front.facts.get("slug")
    identity = fields.words("identity") or (slug if isinstance(slug, str) else "")
    return Pieces(
        title=clean_characters(title),
        paragraphs=[clean_characters(paragraph) for paragraph in paragraphs],
        dates=dates,
        date_names=names,
        source=fields.words("source"),
        author=fields.author(),
        language=fields.words("language"),
        url=url if is_address else piece.url,
        identity=identity or ("" if is_address else url),
        section=fields.words("section"),
        provenance=(*provenance, *fields.provenance),
        original=piece.content,
        where=piece.where,
    )


def _with_header_lines(front: FrontMatter) -> FrontMatter:
    """With the facts of "Title: …" lines on top, as MultiMarkdown has them without a fence."""
    headers, lines = take_headers(front.text.split("\n"))
    if "identity" in headers:
        headers["id"] = headers.pop("identity")
    return FrontMatter("\n".join(lines), dict(headers)) if headers else front


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


MARKDOWN = Format("markdown", "Markdown", (".md", ".markdown", ".mkd"), recognises, read)
