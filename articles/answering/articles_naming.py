"""In which articles can any of these names stand? The index knows it without reading them."""

from collections.abc import Collection, Iterator

from django.db.models import Q

from articles.curating.candidates import plain_spellings
from articles.models import Alias, Article, IndexChange
from articles.search import Engine, NotBuiltError, Query, TooBroadError
from articles.search.analysis import words
from articles.search.tree import Node, Or, Phrase, Term

# More than this waits for the index: then it knows too little to be asked.
MOST_WAITING = 5_000
_AT_ONCE = 50


def articles_naming(engine: Engine, names: Collection[tuple[str, str]]) -> set[int] | None:
    """The articles in which a name, given with its kind of alias, may stand; and some more.

    None where the index cannot tell: there is none, it lags far behind, or a name has no word.
    """
    nodes = [node for text, kind in sorted(names) for node in _nodes(text, kind)]
    waiting = list(IndexChange.objects.values_list("article_id", flat=True)[: MOST_WAITING + 1])
    if len(waiting) > MOST_WAITING or None in nodes:
        return None
    known = [node for node in nodes if node is not None]
    found = set(Article.objects.filter(pk__in=waiting).values_list("pk", flat=True))
    try:
        generation = engine.current()
        for start in range(0, len(known), _AT_ONCE):
            part = known[start : start + _AT_ONCE]
            tree = part[0] if len(part) == 1 else Or(tuple(part))
            found |= set(generation.matching_ids(Query(tree=tree)))
    except (NotBuiltError, TooBroadError):
        return None
    return found | _not_indexed(names)


def _nodes(text: str, kind: str) -> Iterator[Node | None]:
    """How the index asks for a name; None for one that it has no words for."""
    spellings = [text]
    if kind == Alias.Kind.ACRONYM and text.isalpha():
        spellings.append(" ".join(text))
    for spelling in spellings:
        found = tuple(words(spelling))
        if not found:
            yield None
        elif len(found) == 1:
            yield Term(found[0])
        else:
            yield Phrase(found)


def _not_indexed(names: Collection[tuple[str, str]]) -> set[int]:
    """Datelines are not in the index, nor are articles that are hidden."""
    hidden = Article.objects.exclude(visibility=Article.Visibility.PUBLISHED)
    found = set(hidden.values_list("pk", flat=True))
    asked = Q()
    for text, kind in names:
        for spelling in plain_spellings(text, kind):
            asked |= Q(dateline__icontains=spelling)
    dated = Article.objects.exclude(dateline="").filter(asked)
    return found | set(dated.values_list("pk", flat=True))
