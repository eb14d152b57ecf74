"""A tree in words, for "Interpreted as …"."""

from articles.search.date_filter import DateFilter
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


def in_words(node: Node) -> str:
    """The tree as the query box itself would write it, with every AND spelled out.

    Whatever `parse_text` reads, it reads from these words again, but for "all articles".
    """
    match node:
        case Everything():
            return "all articles"
        case Nothing():
            return "no article"
        case Term() | Phrase() | Near() | Prefix() | Fuzzy():
            return f"{node.field}:{_sought(node)}" if node.field else _sought(node)
        case Named(facet, name):
            return f"{facet}:“{name}”"
        case FacetIs(facet, values, label):
            return f"{facet}:“{label or ', '.join(values)}”"
        case DateIn(dates):
            return f"date:{_dates_in_words(dates)}"
        case Not(part):
            return f"NOT {_in_parentheses(part)}"
        case And(parts):
            return " AND ".join(_in_parentheses(part) for part in parts)
        case Or(parts):
            return " OR ".join(_in_parentheses(part) for part in parts)


def _sought(node: Term | Phrase | Near | Prefix | Fuzzy) -> str:
    match node:
        case Term(word):
            return word
        case Phrase(words):
            return f"“{' '.join(words)}”"
        case Near(words, distance):
            return f"“{' '.join(words)}”~{distance}"
        case Prefix(start):
            return f"{start}*"
        case Fuzzy(word):
            return f"{word}~"


def _dates_in_words(dates: DateFilter) -> str:
    if dates.unknown:
        return "unknown"
    start = dates.start.iso if dates.start else ""
    end = dates.end.iso if dates.end else ""
    return start if start and start == end else f"{start}..{end}"


def _in_parentheses(node: Node) -> str:
    return f"({in_words(node)})" if isinstance(node, And | Or) else in_words(node)
