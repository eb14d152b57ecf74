"""How do the pieces that a format found become one article?"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importing.boilerplate import without_boilerplate
from articles.importing.characters import clean_line, folded_words
from articles.importing.dateline import without_dateline
from articles.importing.dates import DateEvidence, Written, find_unread_date, weigh_dates
from articles.importing.language import choose_language
from articles.importing.opening import repeats
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.sentences import first_sentence

# Some 350,000 words: no newspaper prints an article as long, and every page that shows a part of
# one has to read it whole.
LONGEST_BODY = 2_000_000


@dataclass(frozen=True)
class Pieces:
    """What a format found for one article, cleaned of markup and not yet judged.

    `date_names` says where each of the dates stands; without it the "date" of the provenance does.
    """

    title: str = ""
    paragraphs: Sequence[str] = ()
    dates: tuple[Written, ...] = ()
    date_names: tuple[str, ...] = ()
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
    title = title or first_sentence(body)
    if not title:
        return Rejection("no words remain when markup and boilerplate are gone", pieces.where)
    if len(body) > LONGEST_BODY:
        reason = f"its text has {len(body):,} characters, at most {LONGEST_BODY:,} are taken"
        return Rejection(f"{reason}: split it", pieces.where)
    origins = dict(pieces.provenance)
    names = pieces.date_names or (origins.get("date", ""),) * len(pieces.dates)
    evidence = DateEvidence(
        pieces.dates, pieces.date_line, line.date, pieces.url, claim.year, names
    )
    finding = weigh_dates(evidence, today)
    unread = find_unread_date(evidence, today)
    language, told_by = choose_language(pieces.language, body, origins.get("language", ""))
    origins |= {"date": finding.words, "language": told_by}
    if unread and not finding.words:
        origins["date"] = f"none: “{unread}” cannot be read as one day"
    return ParsedArticle(
        title=title,
        body=body,
        published=finding.date,
        published_origin=finding.origin,
        unread_date=unread,
        dateline=clean_line(pieces.dateline) or line.place,
        source=clean_line(pieces.source) or line.agency or claim.holder,
        author=clean_line(pieces.author),
        language=language,
        url=clean_line(pieces.url),
        identity=clean_line(pieces.identity),
        section=clean_line(pieces.section),
        provenance=tuple((name, clean_line(words)) for name, words in origins.items() if words),
        original=pieces.original,
        where=pieces.where,
    )


def _opens_twice(title: str, paragraphs: Sequence[str]) -> bool:
    """Is the first line the headline again, or the beginning of what follows it?"""
    first, second = paragraphs[0], paragraphs[1]
    if title:
        is_sentence = title.endswith((".", "!", "?", "…"))
        return not is_sentence and folded_words(first) == folded_words(title)
    return repeats(first, second)
