"""Which of the titles that a page gives is the headline?"""

import re
from collections.abc import Sequence

from articles.importing.wording.characters import folded_words

_SEPARATOR = re.compile(r"\s*[|·»•]\s*|\s+[-–—]\s+|\s*:\s+")
_TRAILING = " |-–—·:»•"
_CUT = re.compile(r"\s*(…|\.\.\.)$")
_SHORTEST = 8

Candidate = tuple[str, str]


def choose_title(candidates: Sequence[Candidate], sites: Sequence[str]) -> Candidate:
    """The headline with where it stands, of (where, text) from the most to the least trusted.

    The first that another one repeats wins, for pages keep an old or a shortened headline in
    places that nobody sees; else the first of all. The name of the site is taken off.
    """
    names = [folded_words(site) for site in sites if site]
    cleaned = [(where, _without_site(text, names)) for where, text in candidates]
    cleaned = [(where, text) for where, text in cleaned if folded_words(text)]
    named = [each for each in cleaned if folded_words(each[1]) not in names] or cleaned
    for index, (where, text) in enumerate(named):
        others = [other for at, (_, other) in enumerate(named) if at != index]
        agreeing = [other for other in others if _agree(text, other)]
        if agreeing:
            return where, _whole(text, agreeing)
    return named[0] if named else ("", "")


def site_behind(heading: str, titles: Sequence[str]) -> str:
    """What stands behind the headline in a title: the name of the site."""
    for title in titles:
        behind = title[len(heading) :]
        if heading and title.startswith(heading) and behind[:3].strip(_TRAILING) == "":
            parts = [part for part in _SEPARATOR.split(behind) if part.strip(_TRAILING)]
            if parts and len(parts[-1]) <= 60:
                return parts[-1].strip(_TRAILING)
    return ""


def parts_of_title(title: str) -> list[str]:
    """What stands between the marks in a title: headline, section, site, in any order."""
    return [part.strip() for part in _SEPARATOR.split(title)]


def _without_site(title: str, names: Sequence[str]) -> str:
    title = title.strip()
    for _ in range(2):
        breaks = list(_SEPARATOR.finditer(title))
        if not breaks:
            break
        last, first = breaks[-1], breaks[0]
        if folded_words(title[last.end() :]) in names:
            title = title[: last.start()].rstrip(_TRAILING)
        elif folded_words(title[: first.start()]) in names:
            title = title[first.end() :].lstrip(_TRAILING)
        else:
            break
    return title


def _agree(one: str, other: str) -> bool:
    """The same words, or one begins as the other does and goes on behind a mark, or is the other
    with a word and a colon before it.
    """
    first, second = folded_words(_CUT.sub("", one)), folded_words(_CUT.sub("", other))
    if first == second or second == _behind_colon(one) or first == _behind_colon(other):
        return True
    if min(len(first), len(second)) < _SHORTEST:
        return False
    # One that is cut may end within a word.
    first += "" if _CUT.search(one) else " "
    second += "" if _CUT.search(other) else " "
    return second.startswith(first) or first.startswith(second)


def _behind_colon(title: str) -> str:
    """The headline below the word for what it is about; "" where that may be half a sentence."""
    behind = folded_words(title.partition(": ")[2])
    return behind if behind.count(" ") > 1 else ""


def _whole(text: str, agreeing: Sequence[str]) -> str:
    """The longest wording where this one is cut; the shortest where a section hangs on it."""
    if _CUT.search(text):
        return max([*agreeing, _CUT.sub("", text)], key=len)
    shorter = [
        other
        for other in agreeing
        if len(other) < len(text)
        and not _CUT.search(other)
        and _SEPARATOR.match(text[len(other) :] + " ")
    ]
    return min(shorter, key=len) if shorter else text
