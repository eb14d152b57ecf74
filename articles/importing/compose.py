"""How do the pieces that a format found become one article?"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.importing.dates import DateEvidence, Written, find_unread_date, weigh_dates
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.boilerplate import without_boilerplate
from articles.importing.wording.characters import clean_line, first_word, folded_words
from articles.importing.wording.copyright_line import Copyright
from articles.importing.wording.dateline import Dateline, without_dateline
from articles.importing.wording.language import choose_language
from articles.importing.wording.opening import repeats
from articles.importing.wording.sentences import first_sentence

# Some 350,000 words: no newspaper prints an article as long, and every page that shows a part of
# one has to read it whole.
LONGEST_BODY = 2_000_000
_SHORT = 80


@dataclass(frozen=True)
class Pieces:
    """What a format found for one article, cleaned of markup and not yet judged.

    `date_names` says where each of the dates stands; without it the "date" of the provenance does.
    `changed` is the day of its last change, which is asked when nothing else tells a day.
    """

    title: str = ""
    paragraphs: Sequence[str] = ()
    dates: tuple[Written, ...] = ()
    date_names: tuple[str, ...] = ()
    changed: Written = ""
    date_line: str = ""
    dateline: str = ""
    source: str = ""
    author: str = ""
    language: str = ""
    url: str = ""
    identity: str = ""
    section: str = ""
    provenance: tuple[tuple[str, str], ...] = ()
    original: bytes = b""
    where: str = ""


def compose(pieces: Pieces, today: dt.date | None = None) -> ParsedArticle | Rejection:
    """One article from its pieces; a Rejection when no words remain."""
    paragraphs, claim = without_boilerplate([p for p in pieces.paragraphs if p.strip()])
    title = clean_line(pieces.title)
    if len(paragraphs) > 1 and _opens_twice(title, paragraphs):
        title = title or paragraphs[0]
        paragraphs = paragraphs[1:]
    line, paragraphs = without_dateline(paragraphs)
    body = "\n\n".join(paragraphs)
    headline = title or first_sentence(body)
    if not headline:
        return Rejection("no words remain when markup and boilerplate are gone", pieces.where)
    if len(body) > LONGEST_BODY:
        reason = f"its text has {len(body):,} characters, at most {LONGEST_BODY:,} are taken"
        return Rejection(f"{reason}: split it", pieces.where)
    found = _Found(title, clean_line(pieces.source), clean_line(pieces.dateline), line, claim)
    evidence = _evidence(pieces, line, claim)
    finding = weigh_dates(evidence, today)
    unread = find_unread_date(evidence, today)
    language, told_by = choose_language(pieces.language, body, _origin(pieces, "language"))
    return ParsedArticle(
        title=headline,
        body=body,
        published=finding.date,
        published_origin=finding.origin,
        unread_date=unread,
        dateline=found.dateline or line.place,
        source=found.source or line.agency or claim.holder,
        author=clean_line(pieces.author),
        language=language,
        url=clean_line(pieces.url),
        identity=clean_line(pieces.identity),
        section=clean_line(pieces.section),
        provenance=_provenance(pieces, found, _date_words(finding.words, unread), told_by),
        original=pieces.original,
        where=pieces.where,
    )


@dataclass(frozen=True)
class _Found:
    """What the format gave itself, and what the text says where it gave nothing."""

    title: str
    source: str
    dateline: str
    line: Dateline
    claim: Copyright


def _origin(pieces: Pieces, field: str) -> str:
    return next((words for name, words in pieces.provenance if name == field), "")


def _evidence(pieces: Pieces, line: Dateline, claim: Copyright) -> DateEvidence:
    names = pieces.date_names or (_origin(pieces, "date"),) * len(pieces.dates)
    return DateEvidence(
        pieces.dates, pieces.date_line, line.date, pieces.url, claim.year, names, pieces.changed
    )


def _date_words(words: str, unread: str) -> str:
    return words or (f"none: “{unread}” cannot be read as one day" if unread else "")


def _provenance(
    pieces: Pieces, found: _Found, date: str, language: str
) -> tuple[tuple[str, str], ...]:
    """Where each field was found: as the format says, else in the text itself."""
    origins = dict(pieces.provenance) | {"date": date, "language": language}
    if not found.title:
        origins["title"] = "the first sentence"
    if not found.source and (found.line.agency or found.claim.holder):
        origins["source"] = "the dateline" if found.line.agency else "the copyright line"
    if not found.dateline and found.line.place:
        origins["dateline"] = "before the first sentence"
    return tuple((name, _told(words)) for name, words in origins.items() if words)


def _told(words: str) -> str:
    """On one line. Most articles of a run say the same: short words are remembered."""
    return _remembered(words) if len(words) <= _SHORT else clean_line(words)


_remembered = lru_cache(maxsize=2000)(clean_line)


def _opens_twice(title: str, paragraphs: Sequence[str]) -> bool:
    """Is the first line the headline again, or the beginning of what follows it?"""
    first, second = paragraphs[0], paragraphs[1]
    if title:
        if title.endswith((".", "!", "?", "…")) or first_word(first) != first_word(title):
            return False
        return folded_words(first) == folded_words(title)
    return repeats(first, second)
