"""Whoosh as it comes: its own schema, postings, sort and groupedby."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from whoosh import index, query, sorting
from whoosh.analysis import RegexTokenizer, StemmingAnalyzer
from whoosh.fields import KEYWORD, NUMERIC, TEXT, Schema

from benchmarks.peers.peer import PeerAnswer, PeerDocument, Told, rounds, size_of, term_of, terms_of
from benchmarks.questions import FACETS, HITS, Question

TITLE_WEIGHT = 2.0
MEMORY_MB = 512


class StockWhoosh:
    """One index, written by one process."""

    def __init__(self, folder: Path, *, own_analysis: bool = False) -> None:
        self._folder = folder
        self._own_analysis = own_analysis
        self._searcher: Any = None

    def build(self, documents: Iterable[PeerDocument]) -> None:
        """Add all in one writer."""
        writer = index.create_in(str(self._folder), self._schema()).writer(limitmb=MEMORY_MB)
        for document in documents:
            writer.add_document(**_fields(document))
        writer.commit(optimize=True)

    def open(self) -> None:
        """Open the index and a searcher."""
        self._searcher = index.open_dir(str(self._folder)).searcher()

    def ask(self, question: Question, top: int | None) -> Told:
        """A search for the hits, and one more for every selected facet."""
        answers: list[tuple[Any, tuple[str, ...]]] = []
        for asked, counted in rounds(question):
            facets = {name: _facet(name) for name in counted}
            latest = sorting.FieldFacet("first_day", reverse=True)
            results = self._searcher.search(
                _query(asked),
                limit=HITS,
                # Skipping would lose hits, and with them counts.
                optimize=False,
                sortedby=latest if question.is_everything else None,
                filter=_filter(asked),
                groupedby=facets,
                maptype=sorting.Count,
            )
            answers.append((results, counted))
        best = answers[0][0]
        groups = {name: results.groups(name) for results, counted in answers for name in counted}
        ids = [hit["article_id"] for hit in best[:HITS]]
        return partial(_answer, len(best), ids, groups, top)

    def replace(self, old: PeerDocument, new: PeerDocument) -> None:
        """Update by the unique id, and open a new searcher."""
        opened = index.open_dir(str(self._folder))
        writer = opened.writer()
        writer.update_document(**_fields(new))
        writer.commit()
        self._searcher.close()
        self._searcher = opened.searcher()

    def size(self) -> int:
        """All its files."""
        return size_of(self._folder)

    def close(self) -> None:
        """Close the searcher."""
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None

    def _schema(self) -> Schema:
        analyzer = StemmingAnalyzer() if self._own_analysis else RegexTokenizer("[^ ]+")
        return Schema(
            article_id=NUMERIC(stored=True, unique=True, bits=64),
            title=TEXT(analyzer=analyzer),
            body=TEXT(analyzer=analyzer),
            first_day=NUMERIC(sortable=True, default=0),
            last_day=NUMERIC(sortable=True, default=0),
            month=NUMERIC(sortable=True, default=0),
            **dict.fromkeys(FACETS, KEYWORD),
        )


def _fields(document: PeerDocument) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "article_id": document.document.article_id,
        "title": document.title,
        "body": document.body,
        **{facet: " ".join(map(str, document.values(facet))) for facet in FACETS},
    }
    if document.days:
        fields["first_day"], fields["last_day"] = document.days
    if document.month is not None:
        fields["month"] = document.month
    return fields


def _query(question: Question) -> query.Query:
    if question.is_everything:
        return query.Every()
    parts = [_word(word) for word in terms_of(question.all_of)]
    if question.any_of:
        parts.append(query.Or([_word(word) for word in terms_of(question.any_of)]))
    if question.phrase:
        words = terms_of(question.phrase)
        phrases = [query.Phrase("title", words, boost=TITLE_WEIGHT), query.Phrase("body", words)]
        parts.append(query.Or(phrases))
    if question.prefix:
        parts.append(query.Or([query.Prefix(f, question.prefix) for f in ("title", "body")]))
    wanted = query.And(parts) if len(parts) > 1 else parts[0]
    if question.none_of:
        return query.AndNot(wanted, query.Or([_word(term_of(word)) for word in question.none_of]))
    return wanted


def _word(term: str) -> query.Query:
    return query.Or([query.Term("title", term, boost=TITLE_WEIGHT), query.Term("body", term)])


def _filter(question: Question) -> query.Query | None:
    parts: list[query.Query] = [
        query.Or([query.Term(facet, str(value)) for value in values])
        for facet, values in question.filters.items()
    ]
    if any(question.dates):
        parts.append(query.NumericRange("first_day", question.first_day or 1, None))
        if question.last_day is not None:
            parts.append(query.NumericRange("last_day", 1, question.last_day))
    return query.And(parts) if parts else None


def _answer(
    total: int, ids: list[int], groups: dict[str, dict[Any, int]], top: int | None
) -> PeerAnswer:
    return PeerAnswer(
        total=total,
        ids=tuple(ids),
        counts={facet: _top(groups[facet], top) for facet in FACETS},
        # Without a month it counts under the type's least number.
        months={int(m): n for m, n in groups["month"].items() if m > 0},
    )


def _facet(name: str) -> sorting.FacetType:
    return sorting.FieldFacet(name, allow_overlap=name != "month")


def _top(counts: dict[Any, int], top: int | None) -> dict[int, int]:
    known = [(int(value), count) for value, count in counts.items() if value]
    return dict(sorted(known, key=lambda pair: (-pair[1], pair[0]))[:top])
