"""Where in a text does a query's tree find its words? In one pass over the text's words."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from articles.search.analysis import places, term
from articles.search.analysis import words as folded_words
from articles.search.spelling import is_near
from articles.search.tree import And, Fuzzy, Near, Node, Or, Phrase, Prefix, Term, TextField


@dataclass(frozen=True, slots=True)
class Span:
    """A hit from `start` to `end`, for the part of the query that `sought` numbers."""

    start: int
    end: int
    sought: int


def find_hits(text: str, tree: Node, field: TextField, language: str) -> list[Span]:
    """The hits in a text of this field and language, in order; what stands under NOT is none."""
    leaves = list(dict.fromkeys(_leaves(tree, field)))
    if not leaves:
        return []
    found = folded_words(text)
    terms = [term(word, language) for word in found]
    numbers: defaultdict[Hashable, int] = defaultdict(count().__next__)
    hits = [
        *_side_by_side(
            terms, [leaf for leaf in leaves if isinstance(leaf, Term | Phrase)], language
        ),
        *_spelled(found, [leaf for leaf in leaves if isinstance(leaf, Prefix | Fuzzy)]),
        *_near(terms, [leaf for leaf in leaves if isinstance(leaf, Near)], language),
    ]
    if not hits:
        return []
    # Where a word stands is asked of few: it takes longer to say than what it is.
    at = places(text, max(last for _, last, _ in hits) + 1)
    spans = {
        (at[first][0], _end_of_letter(text, at[last][1]), numbers[key]) for first, last, key in hits
    }
    return [Span(*span) for span in sorted(spans)]


_Hit = tuple[int, int, Hashable]


def _leaves(node: Node, field: TextField) -> Iterator[Term | Phrase | Near | Prefix | Fuzzy]:
    match node:
        case Term() | Phrase() | Near() | Prefix() | Fuzzy():
            if node.field in (None, field):
                yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part, field)


def _side_by_side(
    terms: list[str], leaves: Sequence[Term | Phrase], language: str
) -> Iterator[_Hit]:
    """The words and phrases."""
    by_first: defaultdict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for leaf in leaves:
        words = (leaf.word,) if isinstance(leaf, Term) else leaf.words
        sequence = tuple(term(word, language) for word in words)
        by_first[sequence[0]][sequence] = None
    for place, first in enumerate(terms):
        for sequence in by_first.get(first, ()):
            after = place + len(sequence)
            if len(sequence) == 1 or tuple(terms[place:after]) == sequence:
                yield place, after - 1, sequence


def _spelled(found: list[str], leaves: Sequence[Prefix | Fuzzy]) -> Iterator[_Hit]:
    """The words that are spelled as asked; each different word is looked at once."""
    if not leaves:
        return
    starts = tuple(leaf.start for leaf in leaves if isinstance(leaf, Prefix))
    is_any_fuzzy = len(starts) < len(leaves)
    known: dict[str, list[Prefix | Fuzzy]] = {}
    for word in set(found):
        # Most words are spelled otherwise, which is seen at a glance where nothing is fuzzy.
        if is_any_fuzzy or word.startswith(starts):
            known[word] = [leaf for leaf in leaves if _is_spelled(word, leaf)]
    for place, word in enumerate(found):
        for leaf in known.get(word, ()):
            yield place, place, leaf


def _is_spelled(word: str, leaf: Prefix | Fuzzy) -> bool:
    return word.startswith(leaf.start) if isinstance(leaf, Prefix) else is_near(leaf.word, word)


def _near(terms: list[str], leaves: Sequence[Near], language: str) -> Iterator[_Hit]:
    """The words of each run that holds all that are asked for."""
    for leaf in leaves:
        wanted = Counter(term(word, language) for word in leaf.words)
        places = [place for place, found in enumerate(terms) if found in wanted]
        run = len(leaf.words) + leaf.distance
        missing = +wanted
        first = done = 0
        for last, place in enumerate(places):
            missing[terms[place]] -= 1
            while place - places[first] >= run:
                missing[terms[places[first]]] += 1
                first += 1
            if max(missing.values()) <= 0:
                for at in range(max(first, done), last + 1):
                    yield places[at], places[at], leaf
                done = last + 1


def _end_of_letter(text: str, end: int) -> int:
    """After the accents that belong to the letter before."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
