"""What a Query means, read plainly over a list of documents: slow, and evidently right.

Engines are held against this; it shares nothing with them but the analysis of words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from articles.dates import PartialDate
from articles.search.analysis import fold_word, term, tokens
from articles.search.date_filter import ANY_DATE, Granularity
from articles.search.facets import FACETS, NONE, STORY, Mentions
from articles.search.index_document import IndexDocument
from articles.search.query import Copies, Query, Selection, Sort
from articles.search.results import DateCounts, FacetCount, FacetCounts
from articles.search.suggest import WordCount
from articles.search.tree import (
    And,
    DateIn,
    Everything,
    FacetIs,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Term,
)


def hits(documents: Iterable[IndexDocument], query: Query) -> list[IndexDocument]:
    """The documents that match, in no particular order."""
    return [document for document in documents if passes(document, query)]


def in_order(documents: Iterable[IndexDocument], sort: Sort) -> list[IndexDocument]:
    """Documents sorted by date, the unknown last, and then the highest article id first."""
    if sort is Sort.RELEVANCE:
        raise ValueError("The plain reading knows no relevance.")
    sign = -1 if sort is Sort.NEWEST else 1

    def place(document: IndexDocument) -> tuple[bool, int, int]:
        date = document.published
        return date is None, sign * date.first.toordinal() if date else 0, -document.article_id

    return sorted(documents, key=place)


def collapsed(in_order: Iterable[IndexDocument], query: Query) -> list[IndexDocument]:
    """Of documents in order those that stand on pages: the first of each story, if it asks so."""
    if query.copies is Copies.ALL:
        return list(in_order)
    first: dict[str, IndexDocument] = {}
    for document in in_order:
        first.setdefault(_counted_as(document, query), document)
    return list(first.values())


def _counted_as(document: IndexDocument, query: Query) -> str:
    """Documents that are counted as the same count once."""
    stories = document.facets.get(STORY, ()) if query.copies is Copies.STORIES else ()
    return f"story {stories[0]}" if stories else f"article {document.article_id}"


def facet_counts(documents: Iterable[IndexDocument], query: Query, facet: str) -> FacetCounts:
    """How many articles, or stories, each value of a facet has, were it ticked too."""
    selection = query.selection(facet)
    if not selection.match_all:
        query = query.selecting(Selection(facet, excluded=selection.excluded))
    having: defaultdict[str, set[str]] = defaultdict(set)
    for document in hits(documents, query):
        for value in _seen(document, query.mentions).facets.get(facet, ()) or (NONE,):
            having[value].add(_counted_as(document, query))
    none = len(having.pop(NONE, ()))
    counts = {value: len(found) for value, found in having.items()}
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return FacetCounts(
        facet,
        tuple(FacetCount(value, count) for value, count in ordered),
        none=none,
        values=len(ordered),
    )


def date_counts(documents: Iterable[IndexDocument], query: Query) -> DateCounts:
    """How many articles, or stories, each bar of the query's histogram has."""
    histogram = query.dates.histogram
    bars: defaultdict[PartialDate, set[str]] = defaultdict(set)
    coarser: set[str] = set()
    unknown: set[str] = set()
    for document in hits(documents, query.dated(ANY_DATE)):
        date, counted = document.published, _counted_as(document, query)
        if date is None:
            unknown.add(counted)
        elif histogram.contains(date):
            bar = histogram.bar_of(date)
            (coarser if bar is None else bars[bar]).add(counted)
    ordered = sorted(bars.items(), key=lambda item: item[0].first)
    counts = tuple((bar, len(found)) for bar, found in ordered)
    across = _across(bars) if histogram.granularity is Granularity.YEAR else ()
    return DateCounts(histogram, counts, len(coarser), len(unknown), across)


def _across(
    bars: dict[PartialDate, set[str]],
) -> tuple[tuple[tuple[PartialDate, ...], int], ...]:
    """Which stories stand in several bars."""
    places: defaultdict[str, set[PartialDate]] = defaultdict(set)
    for bar, found in bars.items():
        for counted in found:
            places[counted].add(bar)
    several = Counter(
        tuple(sorted(own, key=lambda bar: bar.first)) for own in places.values() if len(own) > 1
    )
    return tuple(sorted(several.items(), key=lambda item: [bar.first for bar in item[0]]))


def passes(document: IndexDocument, query: Query) -> bool:
    """Does a document match the text and pass every filter?"""
    document = _seen(document, query.mentions)
    return (
        matches(document, query.tree)
        and query.dates.admits(document.published)
        and all(_passes_selection(document, selection) for selection in query.selections)
    )


def _seen(document: IndexDocument, mentions: Mentions) -> IndexDocument:
    """A document whose entities are those that the query speaks of."""
    if mentions is Mentions.ABOUT:
        return document
    named = {f.name: document.facets.get(f"named_{f.name}", ()) for f in FACETS if f.is_entity}
    return replace(document, facets={**document.facets, **named})


def matches(document: IndexDocument, node: Node) -> bool:
    """Does a document match a node of the tree?"""
    match node:
        case Everything():
            return True
        case Nothing():
            return False
        case Term() | Phrase() | Near() | Prefix() | Fuzzy():
            return _holds_sought(document, node)
        case Not(part):
            return not matches(document, part)
        case And(parts):
            return all(matches(document, part) for part in parts)
        case Or(parts):
            return any(matches(document, part) for part in parts)
        case FacetIs(facet, values):
            return any(_has_value(document, facet, value) for value in values)
        case DateIn(dates):
            return dates.admits(document.published)
        case Named():
            raise ValueError("A name means nothing here.")


def _holds_sought(document: IndexDocument, node: Term | Phrase | Near | Prefix | Fuzzy) -> bool:
    match node:
        case Term(word, field):
            return _has_phrase(document, (word,), field)
        case Phrase(words, field):
            return _has_phrase(document, words, field)
        case Near(words, distance, field):
            return _has_near(document, words, distance, field)
        case Prefix(start, field):
            return any(word.startswith(start) for word in _spelled(document, field))
        case Fuzzy(word, field):
            return any(is_near(word, other) for other in _spelled(document, field))


def _passes_selection(document: IndexDocument, selection: Selection) -> bool:
    ticked = [_has_value(document, selection.facet, value) for value in selection.chosen]
    excluded = [_has_value(document, selection.facet, value) for value in selection.excluded]
    wanted = all(ticked) if selection.match_all else any(ticked) or not ticked
    return wanted and not any(excluded)


def _has_value(document: IndexDocument, facet: str, value: str) -> bool:
    values = document.facets.get(facet, ())
    return not values if value == NONE else value in values


def _has_phrase(document: IndexDocument, words: tuple[str, ...], field: str | None) -> bool:
    language = _language(document)
    wanted = [term(word, language) for word in words]
    return any(
        _holds([term(word, language) for word in found], wanted)
        for found in _words_of(document, field)
    )


def _has_near(
    document: IndexDocument, words: tuple[str, ...], distance: int, field: str | None
) -> bool:
    language = _language(document)
    wanted = Counter(term(word, language) for word in words)
    run = len(words) + distance
    for found in _words_of(document, field):
        terms = [term(word, language) for word in found]
        if any(wanted <= Counter(terms[at : at + run]) for at in range(len(terms))):
            return True
    return False


def _spelled(document: IndexDocument, field: str | None) -> set[str]:
    return {word for found in _words_of(document, field) for word in found}


def is_near(word: str, other: str) -> bool:
    """Can one be made of the other by one slip behind the first letter? All slips are tried."""
    return word == other or other in _slips(word, other)


def _slips(word: str, other: str) -> Iterator[str]:
    for at in range(1, len(word) + 1):
        for letter in set(other):
            yield word[:at] + letter + word[at:]
            yield word[:at] + letter + word[at + 1 :]
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def _words_of(document: IndexDocument, field: str | None) -> list[list[str]]:
    """The words of the text in a field, or of both texts."""
    texts = {"title": document.title, "body": document.body}
    return [[token.word for token in tokens(texts[name])] for name in ([field] if field else texts)]


def _language(document: IndexDocument) -> str:
    return next(iter(document.facets.get("language", ())), "")


def _holds(words: list[str], wanted: list[str]) -> bool:
    starts = range(len(words) - len(wanted) + 1)
    return bool(wanted) and any(words[at : at + len(wanted)] == wanted for at in starts)


def top_counts(counts: FacetCounts, query: Query, top: int) -> FacetCounts:
    """The same, of which only the most frequent values are told, and those in use."""
    selection = query.selection(counts.facet)
    in_use = {*selection.chosen, *selection.excluded}
    told = (
        count for place, count in enumerate(counts.counts) if place < top or count.value in in_use
    )
    return replace(counts, counts=tuple(told))


def suggested(documents: Iterable[IndexDocument], start: str, limit: int) -> tuple[WordCount, ...]:
    """The words that start so, those of most titles and texts first."""
    folded = fold_word(start)
    found = [(w, n) for w, n in _word_counts(documents).items() if folded and w.startswith(folded)]
    best = sorted(found, key=lambda item: (-item[1], item[0]))[:limit]
    return tuple(WordCount(word, count) for word, count in best)


def nearest(documents: list[IndexDocument], word: str) -> str:
    """The word of most titles and texts near one that no article has."""
    if len(word) < 4 or any(matches(document, Term(word)) for document in documents):
        return ""
    counts = _word_counts(documents)
    near = sorted((-count, other) for other, count in counts.items() if is_near(word, other))
    return near[0][1] if near else ""


def _word_counts(documents: Iterable[IndexDocument]) -> Counter[str]:
    texts = (words for document in documents for words in _words_of(document, None))
    return Counter(word for words in texts for word in set(words))
