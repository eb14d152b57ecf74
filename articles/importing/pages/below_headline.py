"""Who wrote it and when, in the lines below a headline that no mark tells from the text?"""

from collections.abc import Iterable, Sequence

from articles.importing.pages.opening import says_only_who_and_when, without_label
from articles.importing.wording.byline import read_byline
from articles.importing.wording.characters import folded_words
from articles.importing.wording.written_dates import date_within, is_date_line

_MOST = 6
_LONGEST = 150
_AROUND = " ,;|·•–—-"
_BY = frozenset(["by", "von", "par", "por", "di", "door"])


def lines_below(texts: Iterable[str], headline: str) -> list[str]:
    """The short lines behind the headline, until a long one; none where it is not shown."""
    wanted = folded_words(headline)
    found: list[str] | None = None
    for text in texts:
        if len(text) <= len(headline) + 20 and folded_words(text) == wanted:
            found = []  # a trail of links above the headline may end with it too
        elif found is not None:
            if len(text) > _LONGEST or len(found) == _MOST:
                break
            if found and found[-1].lower().rstrip(" :") in _BY:
                text = f"{found.pop()} {text}"
            found.append(text)
    return found or []


def day_below(lines: Sequence[str]) -> str:
    """The day that one of them is, perhaps with who wrote it."""
    for line in lines:
        if is_date_line(line.strip(_AROUND)):
            return line.strip(_AROUND)
        day = date_within(line)
        if day and says_only_who_and_when([day], line.replace(day, " "), is_opening=True):
            return day
    return ""


def author_below(lines: Sequence[str]) -> str:
    """The name behind a "by", where nothing else stands but a day."""
    for line in lines:
        day = date_within(line)
        rest = without_label(line.replace(day, " ")) if day else line
        if (names := read_byline(rest.strip(_AROUND))[0]) and not names[0].islower():
            return names
    return ""
