"""What did the reader type? Our own small grammar: text in, a frozen tree out, never an error."""

from articles.search.query_text.bounds import (
    DEEPEST,
    LONGEST_TEXT,
    MOST_CLAUSES,
    SHORTEST_PREFIX,
)
from articles.search.query_text.fields import FIELDS
from articles.search.query_text.lexemes import QUOTES, missing_quote
from articles.search.query_text.parse_text import ParsedText, parse_text
from articles.search.query_text.remarks import Remark

__all__ = [
    "DEEPEST",
    "FIELDS",
    "LONGEST_TEXT",
    "MOST_CLAUSES",
    "QUOTES",
    "SHORTEST_PREFIX",
    "ParsedText",
    "Remark",
    "missing_quote",
    "parse_text",
]
