"""Peer: an engine that is asked the same as Newsdesk. One shape, so that one script serves all."""

import calendar
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeAlias

from articles.dates import PartialDate, Precision
from articles.search import IndexDocument
from articles.search.analysis import fold_word, stem
from benchmarks.questions import FACETS, Question

MONTHS_A_YEAR = 12


class PeerUnavailableError(Exception):
    """A peer cannot run here; the message says why and what to install."""


@dataclass(frozen=True)
class PeerDocument:
    """One article as peers index it: title and body are plain text, or terms joined by spaces."""

    document: IndexDocument
    title: str
    body: str

    @property
    def days(self) -> tuple[int, int] | None:
        """The ordinals of the first and the last day it may be of."""
        published = self.document.published
        return (published.first.toordinal(), published.last.toordinal()) if published else None

    @property
    def month(self) -> int | None:
        """The number of its month since the year 0, where it is known so well."""
        return month_number(self.document.published)

    def values(self, facet: str) -> list[int]:
        """Its values of a facet."""
        return [int(value) for value in self.document.facets.get(facet, ())]


@dataclass(frozen=True)
class PeerAnswer:
    """The total, the best ids in order, the counts of each facet's values and of months."""

    total: int
    ids: tuple[int, ...] = ()
    counts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    months: Mapping[int, int] = field(default_factory=dict)


# An answer in the engine's own Python values, with which an application could go on; called, it is
# put as all engines' answers are, so that they can be compared. That is not the engine's work.
Told: TypeAlias = Callable[[], PeerAnswer]


class Peer(Protocol):
    """One engine over one folder."""

    def build(self, documents: Iterable[PeerDocument]) -> None:
        """Index these into the empty folder."""

    def open(self) -> None:
        """Get ready to answer, as a new process would. Raises PeerUnavailableError."""

    def ask(self, question: Question, top: int | None) -> Told:
        """Answer: so many values of each facet, the most frequent; all where None."""

    def replace(self, old: PeerDocument, new: PeerDocument) -> None:
        """Put an article in the place of its older version, searchable by this very reader."""

    def size(self) -> int:
        """How many bytes the open index takes on disk."""

    def close(self) -> None:
        """Let go of everything."""


class PeerType(Protocol):
    """How a peer is made."""

    def __call__(self, folder: Path, *, own_analysis: bool = False) -> Peer:
        """A peer over a folder; with its own analysis of plain text, or terms split at spaces."""


def size_of(folder: Path) -> int:
    """How many bytes the files of a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def month_number(date: PartialDate | None) -> int | None:
    """The number of a date's month since the year 0; None for dates known too coarsely."""
    if date is None or date.precision is Precision.YEAR:
        return None
    return date.first.year * MONTHS_A_YEAR + date.first.month - 1


def month_name(number: int) -> str:
    """A month's number in words."""
    year, month = divmod(number, MONTHS_A_YEAR)
    return f"{calendar.month_name[month + 1]} {year}"


def term_of(word: str) -> str:
    """The term of a word that was typed, as the analysed texts have it."""
    return stem(fold_word(word))


def terms_of(words: Iterable[str]) -> list[str]:
    """The terms of some words."""
    return [term_of(word) for word in words]


def rounds(question: Question) -> Iterator[tuple[Question, tuple[str, ...]]]:
    """The searches that self-excluding counts need, each with what is counted in it.

    The first is the question itself; facets that it does not select are counted there, and so
    are months where it has no dates. Every selected facet needs a search of its own.
    """
    selected = [*question.filters, *(["month"] if any(question.dates) else [])]
    yield question, tuple(name for name in (*FACETS, "month") if name not in selected)
    for facet in question.filters:
        yield question.without_filter(facet), (facet,)
    if any(question.dates):
        yield question.without_dates(), ("month",)
