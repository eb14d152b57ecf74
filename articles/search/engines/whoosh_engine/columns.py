"""What each article is, one value a document or several, read in place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from numpy.typing import NDArray

from articles.search.engines.whoosh_engine.array_file import MappedArrays
from articles.search.engines.whoosh_engine.arrays import Counts
from articles.search.engines.whoosh_engine.term_list import TermList

TEXT_FIELDS = ("title", "body")
UNKNOWN_DAY = 0  # No day has this ordinal.
INTEGERS = {"article_id": "i8", "version": "i8", "first_day": "i4", "last_day": "i4"}


def facet_column(facet: str) -> str:
    """The column of a facet's values."""
    return f"facet_{facet}"


class Values(Sequence[str]):
    """The different values of a facet in the order of their bytes."""

    def __init__(self, terms: TermList) -> None:
        self.terms = terms

    def __len__(self) -> int:
        return len(self.terms)

    @overload
    def __getitem__(self, code: int) -> str: ...
    @overload
    def __getitem__(self, code: slice) -> Sequence[str]: ...
    def __getitem__(self, code: int | slice) -> str | Sequence[str]:
        if isinstance(code, slice):
            return [value.decode() for value in self.terms[code]]
        return self.terms[code].decode()

    def __iter__(self) -> Iterator[str]:
        return (value.decode() for value in self.terms)

    def code_of(self, value: str) -> int | None:
        """The place of a value, or None where no document has it."""
        return self.terms.number_of(value.encode())


@dataclass(frozen=True)
class Rows:
    """The values of every document of a segment.

    `codes` names them by their place in `values`, document after document; those of one document
    lie between two neighbouring `starts`. The other way round, `holders` are the documents of each
    value, value after value, from `holder_starts`.
    """

    values: Values
    codes: NDArray[Any]
    starts: Counts
    holders: Counts
    holder_starts: Counts

    def documents_with(self, code: int) -> Counts:
        """The documents that have a value, in ascending order."""
        start, end = self.holder_starts[code : code + 2].tolist()
        return self.holders[start:end]


def read_rows(arrays: MappedArrays, facet: str) -> Rows:
    """The values of a facet."""
    name = facet_column(facet)
    return Rows(
        values=Values(TermList(arrays, f"{name}.values")),
        codes=arrays[f"{name}.codes"],
        starts=arrays[f"{name}.starts"],
        holders=arrays[f"{name}.holders"],
        holder_starts=arrays[f"{name}.holder_starts"],
    )
