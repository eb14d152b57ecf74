"""What stands beside a name: is it part of a longer name that no table knows? Plain Python."""

import re

from articles.tagging.common_words import FOLLOWERS, OPENERS, PERSONAL_PLACES, PLACE_WORDS, TITLES

# A capitalised word or an initial; a full stop after a longer word ends a sentence.
_WORDS_BEFORE = re.compile(r"((?:[^\W\d_a-z](?:\.|[\w’'-]+)\s){1,3})$")
_WORD_AFTER = re.compile(r"\s(?:[^\W\d_a-z]\.\s)*([^\W\d_a-z][^\W\d_]+)")
# "Mitchell and Co", "Jacobs Suchard AG": a firm.
_FIRM_AFTER = re.compile(
    r"(?:,?\s(?:and|&|[A-Z][\w.&-]*)){0,3}\s(?:<[A-Z]|(?:Co|Corp|Inc|Ltd|Plc|PLC|AG|SA|Bank|CO|CORP|INC|"
    r"LTD|Brothers|Associates|Partners|Group|Foundation|University|Airport|Street|Avenue|Prize)\b)"
)
_BEFORE_TITLES = frozenset({"prime", "vice", "foreign"})
_OF_A_LEADER = frozenset({"administration", "government", "cabinet", "presidency", "regime"})
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


def is_firm(text: str, end: int) -> bool:
    """Does the name begin or end the name of a firm, a street or a foundation?"""
    return _FIRM_AFTER.match(text, end, end + _FAR) is not None


def is_followed_by_rule(text: str, end: int) -> bool:
    """Does "administration", "government" or the like follow, as in "the Reagan administration"?"""
    after = text[end : end + _FAR].split(None, 1)
    return bool(after) and after[0].strip(".,'’").casefold() in _OF_A_LEADER


def title_before(text: str, start: int) -> str:
    """The title before a surname, of one word or two ("prime minister"), or ""."""
    before = text[max(0, start - _FAR) : start].casefold().replace(".", "").split()
    if not before or before[-1] not in TITLES:
        return ""
    is_longer = len(before) > 1 and before[-2] in _BEFORE_TITLES
    return " ".join(before[-2:]) if is_longer else before[-1]


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
