"""Who is "the Soviet leader", "Britain's foreign secretary", "the president of Brazil"?

The office is read beside a country's or an organization's name, its holder looked up among the
terms at the article's date. Plain Python.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.dates import PartialDate
from articles.tagging.alias_table import AliasKind, AliasRow, AliasTable, TenureRow
from articles.tagging.choose_reading import is_one
from articles.tagging.find_names import Name
from articles.tagging.in_force import is_in_office
from articles.tagging.posts import EITHER, POSTS, WORDS, holding, post_called
from articles.tagging.taggable_text import FieldName, Span

# Republics that the head of government leads (their constitutions): there "the leader" is not the
# president.
_PARLIAMENTARY = frozenset(
    re.findall(
        r"[A-Z]+",
        "AL AT BA BD BG CZ DE DM EE ET FI FJ GE GR HR HU IE IL IN IQ IS IT LB LV ME MK MT MU NP "
        "PK PT RO RS SG SI SK TT VU WS XK",
    )
)
_CROWNED = ("king", "queen", "emperor", "governor-general", "sultan", "grand duke")


LEADER = POSTS["leader"]
_WORDS = "|".join(sorted((re.escape(word) for word in WORDS), key=len, reverse=True))
# "the French president", "Britain's foreign secretary"; no name may follow, which would tell.
_AFTER = re.compile(rf"(?:['’]s)?\s+({_WORDS})(?![\w-])", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<![\w-])({_WORDS})\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_NAME_FOLLOWS = re.compile(r",?\s+(?:[A-Z][\w.’'-]*|[\"“‘(])")
# "the president of Brazil said", but not "of Colombia's exporters" or "of French sugar producers".
_ENDS_HERE = re.compile(
    r"[.,;:)?!\"”]|\s*$|\s+(?:said|says|told|will|would|has|had|have|is|was|and|to|in|on|at|who|"
    r"from|for|by|as|with|after|before|since|when|did|does|may|can|could|visited|met|today)\b"
)
_NOT_YET = re.compile(r"[\s-]+(?:designate|elect|candidate)\b", re.IGNORECASE)
_NOT_NOW = re.compile(
    r"(?:\b(?:former|late|then|next|future|new|ousted|exiled|deposed|first|opposition|"
    r"deputy|vice|acting|an?|any|no|every|another|previous|one-time|old|last|for)|ex-?|\bex-)[\s-]*$",
    re.IGNORECASE,
)
# Places where a reader sees a title in capitals and a name behind it.
_LONGEST = 40


@dataclass(frozen=True)
class OfficeInText:
    """An office named here, and those who may hold it."""

    span: Span
    leaders: frozenset[int]


def read_offices(
    names: Sequence[Name],
    chosen: Mapping[Span, Sequence[AliasRow]],
    fields: Mapping[FieldName, str],
    table: AliasTable,
    published: PartialDate | None,
) -> Iterator[OfficeInText]:
    """The offices beside the countries and organizations of an article. Undated, nobody knows."""
    if published is None:
        return
    for name in names:
        rows = chosen.get(name.span, ())
        if not rows or not is_one(list(rows)) or rows[0].kind is AliasKind.PLACE:
            continue
        terms = table.offices.get(rows[0].entity_id)
        if terms is None:
            continue
        found = _office_beside(name.span, fields[name.span.field])
        if found is None:
            continue
        word, span = found
        post = post_called(word)
        if post is None:
            continue
        serving = [t for t in terms if t.role in post.roles and is_in_office([t], published)]
        if post is LEADER:
            leaders = _leaders(serving, _is_parliamentary(rows[0].entity_id, table))
        else:
            leaders = frozenset(term.leader_id for term in holding(post, serving))
        if leaders:
            yield OfficeInText(span, leaders)


def _office_beside(span: Span, text: str) -> tuple[str, Span] | None:
    """The office's word right behind a name, or before "of" and it."""
    found = _AFTER.match(text, span.end)
    if found:
        if _NOT_NOW.search(text, max(0, span.start - 14), span.start):
            return None
    elif text[max(0, span.start - 8) : span.start].rstrip().endswith(("of", "of the")):
        start = max(0, span.start - _LONGEST)
        found = _BEFORE.search(text[start : span.start])
        if found is None or _NOT_NOW.search(
            text, max(0, start + found.start() - 14), start + found.start()
        ):
            return None
        if not _ENDS_HERE.match(text, span.end):
            return None
        first = start + found.start(1)
        return _word(found), Span(span.field, first, first + len(found[1]), "office")
    if found is None or (span.field == "body" and _NAME_FOLLOWS.match(text, found.end())):
        return None
    if _NOT_YET.match(text, found.end()):
        return None
    return _word(found), Span(span.field, found.start(1), found.end(1), "office")


def _word(found: re.Match[str]) -> str:
    return " ".join(found[1].casefold().split())


def _is_parliamentary(country: int, table: AliasTable) -> bool:
    return any(table.codes.get(code) == country for code in _PARLIAMENTARY)


def _leaders(serving: Sequence[TenureRow], is_parliamentary: bool) -> frozenset[int]:
    """Who leads: who holds both or the ruling party, the government under a crown, the president.

    Where the source does not say which a term was, everybody it names is a candidate.
    """
    first = {term.leader_id for term in serving if term.role in EITHER}
    if first:
        return frozenset(first)
    is_crowned = any(
        term.role == "head of state" and term.office.casefold().startswith(_CROWNED)
        for term in serving
    )
    role = "head of government" if is_crowned or is_parliamentary else "head of state"
    of_role = {term.leader_id for term in serving if term.role == role}
    return frozenset(of_role or {term.leader_id for term in serving})
