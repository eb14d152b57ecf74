"""How much of a query is read?"""

from articles.search.query_text.joining import all_of, any_of, none_of
from articles.search.tree import And, Node, Not, Or
from articles.search.tree_words import in_words

LONGEST_TEXT = 1_000
MOST_CLAUSES = 64
DEEPEST = 16
SHORTEST_PREFIX = 3
SHORTEST_FUZZY = 5
FURTHEST_APART = 99


def cut(text: str) -> str:
    """As much of a text as is read, cut between two words."""
    if len(text) <= LONGEST_TEXT:
        return text
    kept = text[:LONGEST_TEXT]
    whole_words = kept if text[LONGEST_TEXT].isspace() else kept.rpartition(" ")[0]
    return whole_words or kept


def flattened(node: Node, depth: int = DEEPEST) -> Node | None:
    """The tree without what lies deeper than so many ANDs and ORs within each other."""
    match node:
        case Not(part):
            return none_of(flattened(part, depth))
        case And(parts) if depth:
            return all_of(flattened(part, depth - 1) for part in parts)
        case Or(parts) if depth:
            return any_of(flattened(part, depth - 1) for part in parts)
        case And() | Or():
            return None
    return node


def shortened(tree: Node) -> Node | None:
    """The tree without its last clauses, until it can be written out and read again."""
    kept: Node | None = tree
    while kept is not None and len(in_words(kept)) > LONGEST_TEXT:
        kept = _without_last(kept)
    return kept


def _without_last(node: Node) -> Node | None:
    match node:
        case Not(part):
            return none_of(_without_last(part))
        case And(parts):
            return all_of((*parts[:-1], _without_last(parts[-1])))
        case Or(parts):
            return any_of((*parts[:-1], _without_last(parts[-1])))
    return None
