"""What words stand in a Markdown text?"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r" {0,3}(?P<fence>```+|~~~+)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s+(?P<words>.*?))?(?:\s+#+)?\s*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})\s*")
_RULE = re.compile(r" {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
_QUOTE = re.compile(r"\A(?: {0,3}>\s?)+")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\]\n]{1,80}\]:\s*")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:\s*\S+(?:\s+[\"'(].*)?\s*")
# No line that is a sign for what follows is longer; some of these patterns would be slow on one.
_LONGEST_SIGN = 2000
_UNSEEN_BLOCK = re.compile(r"<(?P<end>/?)(?P<name>script|style)\b[^<>]*>", re.I)
_COMMENT = re.compile(r"<!--|-->")
_CELL_END = re.compile(r"(?<!\\)\|")
_ANY_SIGN = re.compile(r"[\\`*_~<&\[\]{}]")
_INLINE = [
    # Codes of Hugo, Jekyll and kramdown, which are no words.
    (re.compile(r"\{\{[^{}]{0,1000}\}\}|\{%[^{}]{0,1000}%\}|\{:[^{}]{0,500}\}"), ""),
    (re.compile(r"!\[[^\[\]]{0,1000}\](?:\((?:[^()\n]|\([^()\n]*+\))*+\)|\[[^\[\]]{0,200}\])"), ""),
    (re.compile(r"\[\^[^\[\]\s]{1,80}\]"), ""),
    (re.compile(r"\[([^\[\]]{0,1000})\]\((?:[^()\n]|\([^()\n]*+\))*+\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{1,1000})\]\[[^\[\]]{0,200}\]"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,1000})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    (re.compile(r"(?<!\\)`+"), ""),
    (re.compile(r"(?<![\\\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*\\])\*{1,3}(?![\w*])"), ""),
    (re.compile(r"(?<![\\\w])_{1,3}(?=[^\s_])|(?<=[^\s_\\])_{1,3}(?!\w)"), ""),
    (re.compile(r"(?<!\\)~~"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
]


@dataclass(frozen=True)
class MarkdownText:
    """The heading it opens with, if it does, and its paragraphs without any signs."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class _Block:
    text: str
    is_heading: bool = False


def read_markdown(text: str) -> MarkdownText:
    """The words of a text with plain line ends."""
    blocks = [
        _Block(words, block.is_heading)
        for block in _blocks(_without(_without(text, _UNSEEN_BLOCK), _COMMENT))
        if (words := _words(block.text))
    ]
    heading = blocks[0].text if blocks and blocks[0].is_heading else ""
    return MarkdownText(heading, tuple(b.text for b in (blocks[1:] if heading else blocks)))


def _blocks(text: str) -> Iterator[_Block]:
    """Paragraphs, headings, items of lists and rows of tables."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        found = _FENCE.match(line)
        if found and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else found["fence"]
            yield from _ended(lines)
        elif fence:
            lines.append(line)
        else:
            yield from _line(_QUOTE.sub("", line), lines)
    yield from _ended(lines)


def _line(line: str, lines: list[str]) -> Iterator[_Block]:
    """What ends with this line; what does not goes to the lines of the paragraph."""
    sign = line if len(line) <= _LONGEST_SIGN else ""
    if lines and _UNDERLINE.fullmatch(sign):
        yield _Block(" ".join(lines), is_heading=True)
        lines.clear()
    elif not line.strip() or _RULE.fullmatch(sign) or _DEFINITION.fullmatch(sign):
        yield from _ended(lines)
    elif found := _HEADING.fullmatch(sign):
        yield from _ended(lines)
        yield _Block(found["words"] or "", is_heading=True)
    elif line.lstrip().startswith("|"):
        yield from _ended(lines)
        yield from _row(line.strip())
    elif found := _ITEM.match(line) or _FOOTNOTE.match(line):
        yield from _ended(lines)
        lines.append(line[found.end() :])
    else:
        lines.append(line.strip().removesuffix("\\"))


def _ended(lines: list[str]) -> Iterator[_Block]:
    if lines:
        yield _Block(" ".join(lines))
        lines.clear()


def _row(line: str) -> Iterator[_Block]:
    if not set(line) <= set("|:- \t"):
        cells = (cell.strip() for cell in _CELL_END.split(line.strip("|")))
        yield _Block(", ".join(filter(None, cells)))


def _without(text: str, signs: re.Pattern[str]) -> str:
    """The text without what stands between two signs, of which the first opens and all end it."""
    kept: list[str] = []
    at = 0
    is_inside = False
    for sign in signs.finditer(text):
        is_end = sign[0].startswith(("</", "--"))
        if not is_inside and not is_end:
            kept.append(text[at : sign.start()])
            at, is_inside = sign.start(), True
        elif is_inside and is_end:
            at, is_inside = sign.end(), False
    kept.append(text[at:])
    return "".join(kept)


def _words(text: str) -> str:
    if not _ANY_SIGN.search(text):
        return " ".join(text.split())
    for signs, instead in _INLINE:
        text = signs.sub(instead, text)
    return " ".join(html.unescape(text).split())
