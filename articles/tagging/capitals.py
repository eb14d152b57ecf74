"""Is a name written with the capitals that it needs? Plain Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.tagging.common_words import WORD_ACRONYMS

if TYPE_CHECKING:
    from articles.tagging.alias_table import AliasRow

_LONGEST_HEADLINE = 300


def is_written_as(text: str, start: int, end: int, alias: AliasRow) -> bool:
    """Do these characters of a text write the alias, and not a common word?

    Acronyms need their exact case, except that full stops may be added, and mean nothing in a line
    of capitals alone where they are words too ("TELL US WHO PAYS"). Other names need a capital.
    """
    written = text[start:end]
    if alias.kind == "acronym":
        if written != alias.text and written.replace(".", "") != alias.text.replace(".", ""):
            return False
        is_word = written.casefold() in WORD_ACRONYMS
        return not (is_word and is_all_capitals(_line_around(text, start, end)))
    if alias.kind == "stand-in":
        # "yen" and "Yen"; "Plc" and "PLC", but never "plc" in the middle of nowhere.
        written = " ".join(written.split())
        return written in (alias.text, alias.text.upper(), alias.text.capitalize())
    # GAO is an office in Washington, Gao a city in Mali.
    if len(written) <= 4 and written.isupper() and not alias.text.isupper():
        line = _line_around(text, start, end)
        if not (line.isupper() or written.isspace()):
            return False
    # A script without capitals, such as Arabic, has nothing to ask for.
    return written != written.lower() or written == written.upper()


def is_all_capitals(line: str) -> bool:
    """Is it several words in capitals alone?"""
    return line.isupper() and sum(map(str.isalpha, line)) > 1 and len(line.split()) > 1


def _line_around(text: str, start: int, end: int) -> str:
    """The line in which a name stands, as far as a headline could reach."""
    first = text.rfind("\n", max(0, start - _LONGEST_HEADLINE), start) + 1
    last = text.find("\n", end, end + _LONGEST_HEADLINE)
    first = first or max(0, start - _LONGEST_HEADLINE)
    return text[first : end + _LONGEST_HEADLINE if last < 0 else last]
