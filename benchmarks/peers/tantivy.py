"""tantivy, a native engine written in Rust, with its aggregations."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.peers.peer import (
    PeerAnswer,
    PeerDocument,
    PeerUnavailableError,
    Told,
    rounds,
    size_of,
    terms_of,
)
from benchmarks.questions import FACETS, HITS, Question

try:
    import tantivy
except ImportError:
    tantivy = None

TITLE_WEIGHT = 2.0
# All that one thread holds at once becomes one segment: enough for 200,000 articles and more.
HEAP_BYTES = 2_000_000_000
UPDATE_HEAP_BYTES = 50_000_000
MOST_VALUES = 65_000


class Tantivy:
    """One index, one segment where the memory suffices."""

    def __init__(self, folder: Path, *, own_analysis: bool = False) -> None:
        if tantivy is None:
            raise PeerUnavailableError("tantivy is not installed: pip install tantivy")
        self._folder = folder
        self._own_analysis = own_analysis
        self._index: Any = None
        self._searcher: Any = None
        self._writer: Any = None

    def build(self, documents: Iterable[PeerDocument]) -> None:
        """Add all: its default threads where it analyses, one thread and so one segment else."""
        opened = self._configured(tantivy.Index(self._schema(), path=str(self._folder)))
        writer = opened.writer(HEAP_BYTES, 0 if self._own_analysis else 1)
        for document in documents:
            writer.add_document(_document(document))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Open the index and take a searcher."""
        self._index = self._configured(tantivy.Index.open(str(self._folder)))
        self._searcher = self._index.searcher()

    def ask(self, question: Question, top: int | None) -> Told:
        """A search for the hits, and one aggregation for each set of counts."""
        counts: dict[str, Any] = {}
        found: Any = None
        for asked, counted in rounds(question):
            query = self._query(asked)
            if found is None:
                order = "first_day" if question.is_everything else None
                found = self._searcher.search(query, HITS, count=True, order_by_field=order)
            counts |= self._searcher.aggregate(query, {n: _aggregation(n, top) for n in counted})
        addresses = [address for _, address in found.hits]
        ids = self._searcher.fast_field_values("article_id", addresses)
        return partial(_answer, found.count, ids, counts)

    def replace(self, old: PeerDocument, new: PeerDocument) -> None:
        """Delete by id, add, commit, reload; the writer stays open, as in an application."""
        if self._writer is None:
            self._writer = self._index.writer(UPDATE_HEAP_BYTES, 1)
        writer = self._writer
        by_id = tantivy.Query.term_query(self._index.schema, "article_id", old.document.article_id)
        writer.delete_documents_by_query(by_id)
        writer.add_document(_document(new))
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def size(self) -> int:
        """All its files."""
        return size_of(self._folder)

    def close(self) -> None:
        """Let merges end, and forget the index."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
        self._searcher = self._index = self._writer = None

    def _schema(self) -> Any:
        builder = tantivy.SchemaBuilder()
        tokenizer = "en_stem" if self._own_analysis else "spaces"
        for field in ("title", "body"):
            builder.add_text_field(field, tokenizer_name=tokenizer, index_option="position")
        for field in ("article_id", "first_day", "last_day", "month", *FACETS):
            builder.add_unsigned_field(field, indexed=True, fast=True)
        return builder.build()

    def _configured(self, opened: Any) -> Any:
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        opened.register_tokenizer("spaces", spaces)
        return opened

    def _query(self, question: Question) -> Any:
        must = [self._word(word) for word in terms_of(question.all_of)]
        if question.any_of:
            must.append(_any([self._word(word) for word in terms_of(question.any_of)]))
        if question.phrase:
            must.append(self._phrase(terms_of(question.phrase)))
        if question.prefix:
            must.append(self._prefix(question.prefix))
        if question.is_everything:
            must.append(tantivy.Query.all_query())
        must += self._filters(question)
        unwanted = [self._word(word) for word in terms_of(question.none_of)]
        if len(must) == 1 and not unwanted:
            return must[0]
        occur = tantivy.Occur
        parts = [(occur.Must, part) for part in must]
        return tantivy.Query.boolean_query([*parts, *((occur.MustNot, part) for part in unwanted)])

    def _filters(self, question: Question) -> list[Any]:
        schema, make = self._index.schema, tantivy.Query
        found = [
            _any([make.term_query(schema, facet, value, "basic") for value in values])
            for facet, values in question.filters.items()
        ]
        number = tantivy.FieldType.Unsigned
        if any(question.dates):
            first = make.range_query(schema, "first_day", number, question.first_day or 1, None)
            found.append(first)
            if question.last_day is not None:
                found.append(make.range_query(schema, "last_day", number, 1, question.last_day))
        return [make.const_score_query(part, 0.0) for part in found]

    def _word(self, term: str) -> Any:
        make, schema = tantivy.Query, self._index.schema
        title = make.boost_query(make.term_query(schema, "title", term, "freq"), TITLE_WEIGHT)
        return _any([title, make.term_query(schema, "body", term, "freq")])

    def _phrase(self, terms: list[str]) -> Any:
        make, schema = tantivy.Query, self._index.schema
        title = make.boost_query(make.phrase_query(schema, "title", terms), TITLE_WEIGHT)
        return _any([title, make.phrase_query(schema, "body", terms)])

    def _prefix(self, start: str) -> Any:
        make, schema = tantivy.Query, self._index.schema
        title = make.boost_query(make.regex_query(schema, "title", f"{start}.*"), TITLE_WEIGHT)
        return _any([title, make.regex_query(schema, "body", f"{start}.*")])


def _document(document: PeerDocument) -> Any:
    row = tantivy.Document()
    row.add_unsigned("article_id", document.document.article_id)
    row.add_text("title", document.title)
    row.add_text("body", document.body)
    if document.days:
        row.add_unsigned("first_day", document.days[0])
        row.add_unsigned("last_day", document.days[1])
    if document.month is not None:
        row.add_unsigned("month", document.month)
    for facet in FACETS:
        for value in document.values(facet):
            row.add_unsigned(facet, value)
    return row


def _any(parts: list[Any]) -> Any:
    if len(parts) == 1:
        return parts[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])


def _aggregation(name: str, top: int | None) -> dict[str, Any]:
    size = MOST_VALUES if top is None or name == "month" else top
    return {"terms": {"field": name, "size": size}}


def _answer(total: int, ids: Sequence[int], counts: dict[str, Any]) -> PeerAnswer:
    return PeerAnswer(
        total=total,
        ids=tuple(ids),
        counts={facet: _buckets(counts[facet]) for facet in FACETS},
        months=_buckets(counts["month"]),
    )


def _buckets(counted: dict[str, Any]) -> dict[int, int]:
    return {int(bucket["key"]): bucket["doc_count"] for bucket in counted["buckets"]}
