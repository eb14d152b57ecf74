"""The trees that texts are read into: a few by name, any of them, and how large they are."""

from hypothesis import strategies as st

from articles.dates import read_date
from articles.search import DateFilter
from articles.search.tree import (
    EVERYTHING,
    And,
    DateIn,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Term,
)

OIL, GAS, WAR = Term("oil"), Term("gas"), Term("war")


def dates(start: str = "", end: str = "") -> DateIn:
    return DateIn(DateFilter(read_date(start), read_date(end)))


WORDS = st.sampled_from(["oil", "gas", "war", "1987", "not", "munchen"])
FIELDS = st.sampled_from([None, "title", "body"])
DISTANCES = st.integers(0, 99)
LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.builds(Term, WORDS, FIELDS),
    st.builds(Phrase, st.lists(WORDS, min_size=2, max_size=4).map(tuple), FIELDS),
    st.builds(Near, st.lists(WORDS, min_size=2, max_size=4).map(tuple), DISTANCES, FIELDS),
    st.builds(Prefix, st.sampled_from(["oil", "munchen", "1987"]), FIELDS),
    st.builds(Fuzzy, st.sampled_from(["munchen", "vienna", "12345"]), FIELDS),
    st.builds(Named, st.sampled_from(["country", "tag"]), st.sampled_from(["A (B) OR", "U.N.*"])),
    st.sampled_from([dates("1987"), dates("", "1987-03"), dates("1987-03-05", "1989")]),
    st.just(DateIn(DateFilter(unknown=True))),
)


@st.composite
def trees(draw: st.DrawFn, height: int = 4) -> Node:
    kind = draw(st.sampled_from([Term, Not, And, Or])) if height else Term
    if kind is Term:
        return draw(LEAVES)
    inner = trees(height - 1).filter(lambda node: not isinstance(node, kind))
    if kind is Not:
        return Not(draw(inner))
    parts = tuple(draw(st.lists(inner, min_size=2, max_size=3, unique=True)))
    return And(parts) if kind is And else Or(parts)


def leaves(node: Node) -> list[Node]:
    if isinstance(node, And | Or):
        return [leaf for part in node.parts for leaf in leaves(part)]
    return leaves(node.part) if isinstance(node, Not) else [node]


def depth(node: Node) -> int:
    if isinstance(node, And | Or):
        return 1 + max(depth(part) for part in node.parts)
    return depth(node.part) if isinstance(node, Not) else 0


def assert_is_tidy(node: Node) -> None:
    if isinstance(node, And | Or):
        assert len(set(node.parts)) == len(node.parts) > 1
        assert not any(isinstance(part, type(node)) for part in node.parts)
        for part in node.parts:
            assert part != EVERYTHING
            assert_is_tidy(part)
    elif isinstance(node, Not):
        assert not isinstance(node.part, Not)
        assert_is_tidy(node.part)
