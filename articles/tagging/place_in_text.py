"""By which rule does a country's name stand here: name, money, market, event? Plain Python."""

import re

from articles.tagging.alias_table import AliasKind, AliasRow
from articles.tagging.taggable_text import FieldName

_MONEY = re.compile(
    r"(?:francs?|dollars?|dlrs?|pounds?|crowns?|kron\w*|pesos?|dinars?|riyals?|rials?|rupees?|lira|"
    r"marks?|dirhams?|shillings?|punts?|eurodollars?)\b"
)
# A city before one of these is an agreement, a meeting or a plan, not where the article is.
_EVENTS = (
    "accord", "agreement", "summit", "treaty", "club", "pact", "protocol", "declaration", "round",
    "communique", "communiqué", "convention", "conference", "consensus", "process",
)  # fmt: skip
# "The Uruguay round": the one event that is also called by a country.
_ROUNDS = "round"
_MARKETS = (
    "market", "stock exchange", "bourse", "interbank", "metal exchange", "money market", "close",
    "fixing", "stock market", "trading", "traders", "foreign exchange", "gold",
)  # fmt: skip
# What a country does through these, it does itself.
_OFFICIAL = (
    "government", "official", "minist", "prime minister", "president", "premier", "foreign minist",
    "finance minist", "central bank", "parliament", "authorities", "cabinet", "state", "chancellor",
    "king", "troops", "army", "opposition", "economy", "s economy", "s government", "s president",
    "s prime", "s foreign", "s finance", "s central", "s state", "s trade", "s largest", "has ",
    "said", "will ", "is ", "was ", "plans", "agreed", "would ",
)  # fmt: skip
# "The International Tin Agreement" is not yet its council: talks about it weigh by themselves.
_TREATY = " Agreement"
_LISTED = (
    "listed in ", "listed on the ", "listing in ", "listed on ", "listing on the ",
    "listing is in ", "listing will be in ", "listing is planned in ", "quoted in ",
)  # fmt: skip


# "Cyprus Minerals Co", "BETHLEHEM STEEL <BS>": at the head of a company's name.
_FORMS = (
    "Corp|Co|Inc|Ltd|Limited|Company|Corporation|Bank|Bancorp|Bancshares|Industries|Holdings|Group|"
    "Trust|Fund|Airlines|Airways|Works|Stores|Resources|Petroleum|Minerals|Systems|Insurance|"
    "Instruments|CORP|CO|INC|LTD|BANK|BANCORP|INDUSTRIES|HOLDINGS|GROUP|TRUST|FUND|WORKS|STORES|"
    "RESOURCES|PETROLEUM|MINERALS|SYSTEMS|INSURANCE|INSTRUMENTS|Plc|PLC|AG|SA|NV|SpA"
)
_COMPANY = re.compile(rf"(?:[ \n-][A-Z&][\w&.'’-]*){{0,3}}[ \n](?:<[A-Z]|(?:{_FORMS})\b)")


# "Ford Motor Co of Canada Ltd", "Hawker Siddeley Canada Inc": a company's arm in the country.
_ARM_OF = re.compile(r"(?<!\w)(?!The |THE )[^\W\d_a-z][\w.&'’-]*[ \n](?:(?:of|OF)[ \n])?$")
_BEFORE_MONEY = (AliasKind.DEMONYM, AliasKind.NAME)


# Who speaks for a body, or reports on it, does so where it sits.
_AT_THE_SEAT = re.compile(
    r"\s(?:\w+\s)?(?:sources?|diplomats?|officials?|spokes\w+|ambassadors?|commission\w*|"
    r"headquarters|delegates|negotiators)\b",
    re.IGNORECASE,
)
# "EAC Industries Inc", "EAC INDUSTRIES <EAC>": letters at the head of a company's name.
_LETTERED = re.compile(
    r"(?: [A-Z&][\w&.'’-]*){0,2} (?:Inc|Corp|Ltd|Plc|PLC|INC|CORP|LTD)\b|"
    r"(?: [A-Z]+)? <[A-Z]{1,5}[.>]"
)


def is_lettered(text: str, end: int) -> bool:
    """Do the letters that end here begin a company's name?"""
    return _LETTERED.match(text, end, end + 60) is not None


def seat_rule(text: str, end: int) -> str:
    """The rule by which a body that is named here stands for the country of its seat."""
    return "seat speaking" if _AT_THE_SEAT.match(text, end, end + 40) else "seat"


def is_treaty(row: AliasRow) -> bool:
    """Is this a body's name by the agreement that it looks after?"""
    return row.entity_kind == "organization" and row.text.endswith(_TREATY)


def rule_of(row: AliasRow, field: FieldName, text: str, start: int, end: int) -> str:
    """The rule in a word, as it is kept with the span."""
    if field == "dateline":
        return "dateline"
    after = text[end : end + 24].lstrip(" \n’'").casefold()
    if row.entity_kind == "organization":
        if is_treaty(row):
            return "treaty"
        if text[end + 1 : end + 2].isupper():
            return "owner"
    elif _COMPANY.match(text, end, end + 60):
        is_arm = row.kind is AliasKind.NAME and _ARM_OF.search(text, max(0, start - 24), start)
        return "arm" if is_arm else "company"
    elif row.kind in _BEFORE_MONEY and _MONEY.match(after):
        return "currency"
    elif after.startswith(_EVENTS if row.kind is AliasKind.PLACE else _ROUNDS):
        return "event"
    elif row.kind is AliasKind.PLACE and after.startswith(_MARKETS):
        return "market"
    return _in_sentence(row.kind.value, after, text[max(0, start - 24) : start])


def _in_sentence(kind: str, after: str, before: str) -> str:
    """The kind of name, with what the words beside it make of it."""
    if after.startswith(_OFFICIAL):
        return f"{kind} acting"
    before = before.casefold().replace("\n", " ")
    if before.endswith(_LISTED):
        return "listing"
    if before.endswith(" in "):
        return f"{kind} in"
    if before.endswith((" to ", " from ", " with ")):
        return f"{kind} to"
    return kind
