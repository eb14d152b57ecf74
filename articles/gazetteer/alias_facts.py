"""Of which kind is an alias, and which are left out? Plain Python."""

import re
import unicodedata
from collections.abc import Iterable

from articles.gazetteer.entity_facts import AliasFact

_ACRONYM = re.compile(r"(?:[A-Z][A-Z0-9&.-]*[A-Z0-9.]|[A-Z]-?\d+)\Z")
_LONGEST_ACRONYM = 12


def name_or_acronym(text: str) -> str:
    """ "UAE", "U.S." and "G-20" are acronyms; the rest are names."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "acronym" if _ACRONYM.match(plain) and len(plain) <= _LONGEST_ACRONYM else "name"


def names(texts: Iterable[str]) -> list[AliasFact]:
    """These aliases as names or acronyms."""
    return [AliasFact(text, name_or_acronym(text)) for text in texts]


def of_kind(kind: str, texts: Iterable[str], is_enabled: bool = True) -> list[AliasFact]:
    """These aliases as one kind."""
    return [AliasFact(text, kind, is_enabled=is_enabled) for text in texts]


def distinct(aliases: Iterable[AliasFact]) -> tuple[AliasFact, ...]:
    """Each text once, the first wins."""
    kept: dict[str, AliasFact] = {}
    for alias in aliases:
        if alias.text:
            kept.setdefault(alias.text, alias)
    return tuple(kept.values())
