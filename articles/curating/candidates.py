"""In which articles could a name stand? Asked of the database; the index knows it faster."""

import re

from django.db.models import Q

from articles.models import Alias, Article

_PLAIN = re.compile(r"[A-Za-z0-9]{2,}")
_FIELDS = ("title", "dateline", "body")


def articles_with(text: str, kind: str = Alias.Kind.NAME) -> list[int]:
    """The articles in whose text the name may stand: all of them, and some more."""
    found = Q()
    for spelling in plain_spellings(text, kind):
        for field in _FIELDS:
            found |= Q(**{f"{field}__icontains": spelling})
    return list(Article.objects.filter(found).order_by("pk").values_list("pk", flat=True))


def plain_spellings(text: str, kind: str = Alias.Kind.NAME) -> set[str]:
    """What to look for in a text, without regard to case, where the name may stand.

    Databases compare letters with accents each in its own way, so that the longest run of plain
    letters is looked for.
    """
    runs = _PLAIN.findall(text)
    spellings = {max(runs, key=len) if runs else text}
    if kind == Alias.Kind.ACRONYM and text.isalpha():
        spellings.add(".".join(text))
    return spellings
