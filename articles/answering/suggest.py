"""What may a reader be about to type? Entities first, then titles, then words of the index."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q

from articles.answering.bearers import NAMING
from articles.models import Alias, Article, Entity
from articles.models.alias import folded
from articles.search import FACETS, Engine, Generation, Query, Sort, TooBroadError
from articles.search.analysis import words
from articles.search.query_text import LONGEST_TEXT, QUOTES, SHORTEST_PREFIX, missing_quote
from articles.search.results import COUNT_NOTHING
from articles.search.tree import And, Node, Prefix, Term

MOST = 10
MOST_ENTITIES = 5
MOST_TITLES = 3
SHORTEST = 2
# The index goes on counting the words of what was hidden or deleted, which is at most 500 articles
# at a time, each with a title and a text: only commoner words are sure to be in others.
RARE = 1_000
# A name is looked for at the end of what is typed, in so many words at most.
LONGEST_NAME = 3

# A word, with the signs, field name and quotation mark that stand right before it.
_CHUNK = re.compile(
    rf"(?P<signs>[-+(]*)(?P<field>[a-z]+:)?(?P<quote>[{QUOTES}(]?)(?P<word>[^\s(){QUOTES}:]+)", re.I
)
_ENTITY_FIELDS = {facet.name for facet in FACETS if facet.is_entity}


@dataclass(frozen=True)
class Suggestion:
    """What could stand in the search box, whole, and what it is."""

    text: str
    label: str


def suggest(engine: Engine, typed: str, most: int = MOST) -> list[Suggestion]:
    """How the typed text may go on. Raises NotBuiltError where there is no index."""
    typed = " ".join(typed.split())
    if len(typed) > LONGEST_TEXT - 100:
        return []
    found = {suggestion.text: suggestion for suggestion in _suggestions(engine, typed)}
    found.pop(typed, None)
    return list(found.values())[:most]


def _suggestions(engine: Engine, typed: str) -> Iterator[Suggestion]:
    chunks = list(_CHUNK.finditer(typed))
    if not chunks or chunks[-1].end() < len(typed):
        return
    yield from islice(_entities(typed, chunks), MOST_ENTITIES)
    if not any(_is_marked(chunk) for chunk in chunks):
        yield from _titles(engine, typed)
    if _field(chunks[-1]) in ("", "title", "body"):
        yield from _words(engine, typed, chunks[-1])


def _entities(typed: str, chunks: list[re.Match[str]]) -> Iterator[Suggestion]:
    """Those with a name or alias that starts as the text ends; of the most words, if any."""
    for place in range(max(0, len(chunks) - LONGEST_NAME), len(chunks)):
        chunk = chunks[place]
        head = typed[: chunk.end("signs")]
        is_one_name = not any(_is_marked(later) for later in chunks[place + 1 :])
        if not is_one_name or missing_quote(head) or _field(chunk) not in ("", *_ENTITY_FIELDS):
            continue
        found = list(_called(typed[chunk.start("word") :], _field(chunk)))
        for called, entity in found:
            name = f"“{entity.name}”" if " " in entity.name else entity.name
            alias = "" if called == entity.name else f"{called}: "
            label = f"{head}{alias}{entity.name}, {entity.get_kind_display().lower()}"
            yield Suggestion(f"{head}{entity.kind}:{name}", label)
        if found:
            return


def _is_marked(chunk: re.Match[str]) -> bool:
    return bool(chunk["signs"] or chunk["field"] or chunk["quote"])


def _field(chunk: re.Match[str]) -> str:
    return (chunk["field"] or "").removesuffix(":").lower()


def _called(start: str, kind: str) -> Iterator[tuple[str, Entity]]:
    """Entities, each with the name or alias of it that starts so; own names first."""
    if len(folded(start)) < SHORTEST:
        return
    of_kind = Entity.objects.of_kind(kind) if kind else Entity.objects.all()
    own = Q(name__istartswith=start) | Q(slug__startswith=folded(start).replace(" ", "-"))
    seen = set()
    for entity in of_kind.filter(own).order_by("name")[:MOST_ENTITIES]:
        seen.add(entity.pk)
        yield entity.name, entity
    aliases = Alias.objects.filter(folded__startswith=folded(start), kind__in=NAMING)
    aliases = aliases.filter(entity__in=of_kind).select_related("entity").order_by("folded")
    for alias in aliases[: MOST_ENTITIES * 2]:
        if alias.entity_id not in seen:
            seen.add(alias.entity_id)
            yield alias.text, alias.entity


def _titles(engine: Engine, typed: str) -> Iterator[Suggestion]:
    """Articles whose titles have the words, the last of them at least its beginning."""
    *whole, last = words(typed) or [""]
    if len(last) < SHORTEST_PREFIX:
        return
    parts: Iterable[Node] = (*(Term(word, "title") for word in whole), Prefix(last, "title"))
    tree = And(tuple(parts)) if whole else Prefix(last, "title")
    query = Query(tree=tree, sort=Sort.NEWEST, size=MOST_TITLES)
    try:
        hits = engine.current().search(query, COUNT_NOTHING).hits
    except TooBroadError:
        return  # With the next letter there may be fewer.
    for article in Article.objects.without_body().in_order([hit.article_id for hit in hits]):
        title = re.sub(f"[{QUOTES}]", "", article.title)
        yield Suggestion(f"title:“{title[:200]}”", f"{article.title}, title")


def _words(engine: Engine, typed: str, chunk: re.Match[str]) -> Iterator[Suggestion]:
    start = words(chunk["word"])
    if len(start) != 1 or len(start[0]) < SHORTEST or not typed[-1].isalnum():
        return
    generation = engine.current()
    for found in generation.suggest(start[0], MOST):
        if found.count <= RARE and not _is_there(generation, found.word):
            continue
        # What was typed stays as it was typed, with its accents and capitals.
        text = typed + found.word[len(start[0]) :]
        yield Suggestion(text + missing_quote(text), "")


def _is_there(generation: Generation, word: str) -> bool:
    """Does any article that readers see have the word?"""
    try:
        return generation.search(Query(tree=Term(word), size=1), COUNT_NOTHING).total > 0
    except TooBroadError:
        return True
