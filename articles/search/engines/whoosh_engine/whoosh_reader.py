"""A segment's terms, lengths and columns as Whoosh's readers ask for them."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.reading import TermInfo, TermNotFound

from articles.search.engines.whoosh_engine.columns import INTEGERS
from articles.search.engines.whoosh_engine.matcher import PostingsMatcher
from articles.search.engines.whoosh_engine.postings import Postings
from articles.search.engines.whoosh_engine.segment import LENGTHS, OpenSegment


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """The terms of words; spellings are no concern of Whoosh's."""

    def __init__(self, segment: OpenSegment) -> None:
        self._segment = segment

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return bool(self._segment.document_frequency(*term))

    def indexed_field_names(self) -> list[str]:
        """The text fields."""
        return list(self._segment.fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms in order."""
        for name, field in sorted(self._segment.fields.items()):
            for term in field.terms:
                yield name, term

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms from this one on."""
        return (term for term in self.terms() if term >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The terms from this one on, with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """What is known of a term. Raises TermNotFound."""
        postings = self._postings(fieldname, text)
        frequencies = postings.frequencies
        # Shortest and longest texts serve only Whoosh's skipping, which is never used.
        return TermInfo(
            minlength=0,
            weight=int(frequencies.sum(dtype=np.int64)),
            df=len(frequencies),
            maxweight=int(frequencies.max()),
            minid=int(postings.documents[0]),
            maxid=int(postings.documents[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> int:
        """How often a term stands in all texts."""
        return int(self._postings(fieldname, text).frequencies.sum(dtype=np.int64))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many documents hold a term."""
        return self._segment.document_frequency(fieldname, text)

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> PostingsMatcher:
        """A term's postings."""
        postings = self._postings(fieldname, text)
        return PostingsMatcher(postings, format_, (fieldname, text), scorer)

    def _postings(self, fieldname: str, text: bytes) -> Postings:
        postings = self._segment.postings(fieldname, text)
        if postings is None:
            raise TermNotFound(f"There is no term {text!r} in {fieldname}.")
        return postings


class DocumentsReader(base.PerDocumentReader):  # type: ignore[misc]
    """The lengths and columns."""

    def __init__(self, segment: OpenSegment, listed: Any) -> None:
        self._segment = segment
        self._listed = listed

    def doc_count(self) -> int:
        """How many documents live."""
        return int(self._listed.doc_count())

    def doc_count_all(self) -> int:
        """How many documents there are, deleted ones included."""
        return self._segment.size

    def has_deletions(self) -> bool:
        """Are any deleted?"""
        return bool(self._listed.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Is this one deleted?"""
        return bool(self._listed.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """The deleted ones."""
        return iter(self._listed.deleted_docs())

    def supports_columns(self) -> bool:
        """Yes."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Is there one number of this name for each document?"""
        return fieldname in INTEGERS

    def column_reader(self, fieldname: str, _column: Any) -> list[int]:
        """The numbers of a column."""
        numbers: list[int] = self._segment.integers(fieldname).tolist()
        return numbers

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many words a text has, as its byte tells."""
        return int(LENGTHS[self._segment.length_bytes(fieldname)[docnum]]) or default

    def field_length(self, fieldname: str) -> int:
        """How many words all texts have."""
        return self._segment.total_length(fieldname)

    def min_field_length(self, fieldname: str) -> int:
        """How many words the shortest text has."""
        return int(LENGTHS[self._segment.length_bytes(fieldname).min()])

    def max_field_length(self, fieldname: str) -> int:
        """How many words the longest text has."""
        return int(LENGTHS[self._segment.length_bytes(fieldname).max()])

    def stored_fields(self, _docnum: int) -> dict[str, Any]:
        """Nothing: articles are in the database."""
        return {}
