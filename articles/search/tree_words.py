"""A tree in words, for "Interpreted as …"."""

from articles.search.date_filter import DateFilter
from articles.search.tree import (
    And,
    DateIn,
    Everything,
    FacetIs,
    Named,
    Node,
    Not,
    Nothing,
    Or,
    Phrase,
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
        case Term(word, field):
            return f"{field}:{word}" if field else word
        case Phrase(words, field):
            quoted = f"“{' '.join(words)}”"
            return f"{field}:{quoted}" if field else quoted
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


def _dates_in_words(dates: DateFilter) -> str:
    if dates.unknown:
        return "unknown"
    start = dates.start.iso if dates.start else ""
    end = dates.end.iso if dates.end else ""
    return start if start and start == end else f"{start}..{end}"


def _in_parentheses(node: Node) -> str:
    return f"({in_words(node)})" if isinstance(node, And | Or) else in_words(node)
