"""What stands beside a name: is it part of a longer name that no table knows? Plain Python."""

import re

from articles.tagging.common_words import FOLLOWERS, OPENERS, PERSONAL_PLACES, PLACE_WORDS, TITLES

# A capitalised word or an initial; a full stop after a longer word ends a sentence.
_WORDS_BEFORE = re.compile(r"((?:[^\W\d_a-z](?:\.|[\w’'-]+)\s){1,3})$")
_WORD_AFTER = re.compile(r"\s([^\W\d_a-z][^\W\d_]+)")
# Names are short: what stands further away does not matter.
_FAR = 60


def is_personal_name(text: str, start: int, end: int) -> bool:
    """Is it a city with the name of a person, and nothing beside it says that a city is meant?

    A field that begins with it may be a dateline.
    """
    if start == 0 or text[start:end].casefold() not in PERSONAL_PLACES:
        return False
    before = text[max(0, start - _FAR) : start].split()
    return not before or before[-1].casefold() not in PLACE_WORDS


def given_name_before(text: str, start: int) -> str:
    """The given name before a surname in running text; "" for a title, an opening word or none."""
    before = _WORDS_BEFORE.search(text[max(0, start - _FAR) : start])
    if before is None:
        return ""
    words = before[1].split()
    last = words[-1].rstrip(".").casefold()
    if last in TITLES or last in OPENERS or last.endswith(("'s", "’s", "s'", "s’")):
        return ""
    names = [w for w in words if w.rstrip(".").casefold() not in TITLES | OPENERS]
    return names[0] if names else ""


def is_followed_by_a_name(text: str, end: int) -> bool:
    """Does a capitalised word follow that may belong to the name, as in "Li Xin"?"""
    after = _WORD_AFTER.match(text, end, end + _FAR)
    return after is not None and after[1].casefold() not in FOLLOWERS
