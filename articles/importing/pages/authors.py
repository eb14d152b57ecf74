"""Who wrote it, as pages name their authors?"""

import re
from collections.abc import Iterable, Sequence

from articles.importing.wording.characters import folded_words

_BY = re.compile(
    r"(?:(?:written|posted|published|story)\s+)?(?:by|par|por|von|di|door)\b[:\s]+", re.I
)
_BEHIND = re.compile(
    r"\s*(?:\||·|•|\bon\b\s+\d|\bat\b\s+\d|\d{1,2}[./:]\d|\b(?:19|20)\d\d\b|"
    r"\b(?:published|updated|posted|last modified|follow|read more|view all|share)\b).*$",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(r"https?:|www\.|[<>{}=@]|\.(?:com|org|net)\b|[.!?]\s+\S+\s+\S+\s+\S", re.I)
_NOBODY = frozenset(
    [
        "author",
        "authors",
        "admin",
        "administrator",
        "by",
        "editor",
        "about the author",
        "contributor",
    ]
)
_MOST = 20


def clean_authors(names: Iterable[str], sites: Sequence[str] = ()) -> str:
    """The names in one line, each once; without addresses, "By" and what is no name.

    The site itself counts as an author only where nobody else is named.
    """
    folded_sites = {folded_words(site) for site in sites if site}
    people: list[str] = []
    for name in names:
        name = _BEHIND.sub("", _BY.sub("", name.strip(), count=1)).strip(" ,;|-–—")
        folded = folded_words(name)
        if not folded or folded in _NOBODY or _NOT_A_NAME.search(name) or len(name) > 120:
            continue
        if any(c.isdigit() for c in name) or any(folded == folded_words(p) for p in people):
            continue
        people.append(name)
    named = [name for name in people if folded_words(name) not in folded_sites] or people
    return ", ".join(named[:_MOST])
