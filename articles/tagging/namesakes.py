"""Is this somebody else of the same name, or a word and no name? Plain Python."""

import re

from articles.dates import PartialDate
from articles.tagging.alias_table import AliasRow, AliasTable
from articles.tagging.capitals import is_all_capitals
from articles.tagging.common_words import NAMES_THAT_ARE_WORDS
from articles.tagging.in_force import is_in_office
from articles.tagging.surroundings import is_firm, is_followed_by_a_name
from articles.tagging.taggable_text import Span

_OCCUPATIONS = (
    r"photographer|actor|actress|singer|footballer|striker|goalkeeper|midfielder|teacher|farmer|"
    r"driver|student|painter|novelist|poet|composer|guitarist|drummer|dentist|plumber|baker|nurse|"
    r"golfer|cricketer|boxer|jockey|pilot|waiter|shopkeeper|pensioner|analyst|trader|broker|"
    r"economist|dealer|designer|architect|librarian|pastor|astronomer|chef|carpenter|quarterback"
)
_BEFORE = re.compile(rf"\b(?:{_OCCUPATIONS})\s+$", re.IGNORECASE)
_AFTER = re.compile(rf",\s+(?:an?\s+|the\s+)?(?:[a-z-]+\s+){{0,3}}(?:{_OCCUPATIONS})\b")
# Nobody is written about as a leader longer than this before the first term.
_YEARS_BEFORE = 45


def is_namesake(
    row: AliasRow, table: AliasTable, published: PartialDate | None, text: str, span: Span
) -> bool:
    """Does the full name belong to somebody without the office: "photographer George Bush"?"""
    # "Ahmed Zaki Yamani" is not Ahmed Zaki; a headline capitalises whatever follows.
    start, end = span.start, span.end
    is_longer = span.field != "title" and is_followed_by_a_name(text, end)
    if is_longer or is_firm(text, end):
        return True
    terms = table.tenures.get(row.entity_id, ())
    if not terms or is_in_office(terms, published):
        return False
    starts = [term.start.year for term in terms if term.start]
    if published and starts and published.last.year < min(starts) - _YEARS_BEFORE:
        return True
    before = text[max(0, start - 24) : start]
    return bool(_BEFORE.search(before) or _AFTER.match(text, end))


def is_ordinary_word(written: str, headline: str) -> bool:
    """In a headline of capitals alone, may it be the bird, the plates or the varnish?"""
    return written.casefold() in NAMES_THAT_ARE_WORDS and is_all_capitals(headline)
