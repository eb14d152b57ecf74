"""Answers the tree of a query, segment by segment, on arrays; nothing is skipped."""

from articles.search.engines.whoosh_engine.deadline import Deadline
from articles.search.engines.whoosh_engine.matches import (
    All,
    AllBut,
    Masked,
    Matches,
    joined_by_and,
    joined_by_or,
    nothing,
)
from articles.search.engines.whoosh_engine.narrowing import passes_dates, with_any_value
from articles.search.engines.whoosh_engine.scoring import Scoring
from articles.search.engines.whoosh_engine.segment import OpenSegment
from articles.search.engines.whoosh_engine.spellings import Expansions
from articles.search.engines.whoosh_engine.word_matches import WordMatches
from articles.search.facets import Mentions, column_of
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


class Evaluation:
    """One segment's answers to a tree."""

    def __init__(
        self,
        segment: OpenSegment,
        scoring: Scoring,
        expansions: Expansions,
        mentions: Mentions,
        deadline: Deadline,
    ) -> None:
        self._segment = segment
        self._words = WordMatches(segment, scoring, deadline)
        self._expansions = expansions
        self._mentions = mentions
        self._deadline = deadline

    def matches(self, node: Node) -> Matches:
        """The documents that a node matches, deleted ones included."""
        self._deadline.check()
        size = self._segment.size
        match node:
            case Term() | Phrase() | Near() | Prefix() | Fuzzy():
                return self._sought(node)
            case And(parts):
                return joined_by_and([self.matches(part) for part in parts], size)
            case Or(parts):
                return joined_by_or([self.matches(part) for part in parts], size)
            case Not(part):
                return AllBut(self.matches(part), size)
            case FacetIs(facet, values):
                return Masked(
                    with_any_value(self._segment, column_of(facet, self._mentions), values)
                )
            case DateIn(dates):
                return Masked(passes_dates(self._segment, dates))
            case Everything():
                return All(size)
            case Nothing():
                return nothing(size)
            case Named():
                raise _unknown_name(node)

    def _sought(self, node: Term | Phrase | Near | Prefix | Fuzzy) -> Matches:
        match node:
            case Term(word, field):
                return self._words.phrase((word,), field)
            case Phrase(words, field):
                return self._words.phrase(words, field)
            case Near(words, distance, field):
                return self._words.near(words, distance, field)
            case Prefix() | Fuzzy():
                return self._words.spelled(self._expansions.of(node), node.field)


def refuse_names(node: Node) -> None:
    """Raise ValueError for a tree with a name in it, whatever there is to search."""
    match node:
        case Named():
            raise _unknown_name(node)
        case Not(part):
            refuse_names(part)
        case And(parts) | Or(parts):
            for part in parts:
                refuse_names(part)


def _unknown_name(node: Named) -> ValueError:
    return ValueError(
        f"An engine knows no names, so {node.facet}:{node.name!r} cannot be searched. "
        "Replace Named nodes by FacetIs before asking an engine."
    )
