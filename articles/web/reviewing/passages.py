"""The sentences around the places where a name stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from articles.models import Article, Mention
from articles.models.mention import SpanJSON
from articles.search.snippets import Piece
from articles.web.marks import rule_words

MOST_SHOWN = 5
# A sentence that goes on for longer is cut, between words.
_FURTHEST = 300

_LINE = "\n"
_STOPS = "\n.!?…\"'”’)。！？"
_END = re.compile(r"[.!?…][\"'”’)]*\s+(?=[\"'“‘(]?[^\W_a-z])|[。！？]")
_NO_END = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Prof|Pres|Jr|Sr|No|Inc|Corp|Co|Ltd|[A-Z])\.$"
)
_WHERE = {"title": "headline", "dateline": "dateline", "body": "text"}


@dataclass(frozen=True)
class Passage:
    """A sentence with the name marked in it, where in the article it is, and the rule."""

    where: str
    pieces: tuple[Piece, ...]
    rule: str


@dataclass(frozen=True)
class Passages:
    """The first few passages of a mention, and how many more there are."""

    shown: tuple[Passage, ...]
    more: int


def passages_of(article: Article, mention: Mention) -> Passages:
    """The sentences that name the entity, each once, the headline first."""
    texts = {"title": article.title, "dateline": article.dateline, "body": article.body}
    order = list(texts)
    spans = [span for span in mention.spans if _words(texts, span)]
    spans.sort(key=lambda span: (order.index(span["field"]), span["start"]))
    found = [
        ((span["field"], *sentence_around(texts[span["field"]], span["start"], span["end"])), span)
        for span in spans
    ]
    passages = [
        _passage(texts[field], field, start, end, [span for _, span in group])
        for (field, start, end), group in groupby(found, key=lambda one: one[0])
    ]
    return Passages(tuple(passages[:MOST_SHOWN]), max(0, len(passages) - MOST_SHOWN))


def spellings_of(article: Article, mention: Mention) -> tuple[str, ...]:
    """The different words by which the article names it, in the order of the text."""
    texts = {"title": article.title, "dateline": article.dateline, "body": article.body}
    words = (_words(texts, span) for span in mention.spans)
    return tuple(dict.fromkeys(word for word in words if word))


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence with these characters begins and ends."""
    first = max(0, start - _FURTHEST, text.rfind(_LINE, 0, start) + 1)
    # One character further: it has to be seen that the name itself begins a sentence.
    for stop in _END.finditer(text, first, start + 1):
        is_end = not _NO_END.search(text, max(first, stop.start() - 8), stop.start() + 1)
        if is_end and stop.end() <= start:
            first = stop.end()
    if first == start - _FURTHEST:
        first = text.find(" ", first, start) + 1 or first
    line = text.find(_LINE, end)
    last = min(len(text), end + _FURTHEST, line if line >= 0 else len(text))
    for stop in _END.finditer(text, end, last):
        if not _NO_END.search(text, max(end, stop.start() - 8), stop.start() + 1):
            return first, stop.end()
    if last == end + _FURTHEST:
        cut = text.rfind(" ", end, last)
        last = cut if cut > end else last
    return first, last


def _words(texts: dict[str, str], span: SpanJSON) -> str:
    return " ".join(texts.get(span["field"], "")[span["start"] : span["end"]].split())


def _passage(text: str, field: str, start: int, end: int, spans: list[SpanJSON]) -> Passage:
    rules = dict.fromkeys(span.get("by", "") for span in spans)
    words = ", ".join(rule_words(rule, rule) for rule in rules if rule)
    pieces = tuple(_pieces(text, start, end, spans))
    return Passage(_WHERE[field], pieces, words)


def _pieces(text: str, start: int, end: int, spans: Iterable[SpanJSON]) -> Iterator[Piece]:
    before = text[max(0, start - 3) : start].rstrip(" ")
    if before and before[-1] not in _STOPS:
        yield Piece("… ")
    at = start
    for span in spans:
        if span["start"] < at:
            continue
        if span["start"] > at:
            yield Piece(text[at : span["start"]])
        yield Piece(text[span["start"] : span["end"]], is_hit=True)
        at = span["end"]
    rest = text[at:end].rstrip()
    if rest:
        yield Piece(rest)
    if end < len(text) and text[end] == " ":
        yield Piece(" …")
