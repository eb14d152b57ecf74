"""What did the reader type? Our own small grammar: text in, a frozen tree out, never an error."""

from articles.search.query_text.bounds import DEEPEST, LONGEST_TEXT, MOST_CLAUSES
from articles.search.query_text.fields import FIELDS
from articles.search.query_text.parse_text import ParsedText, parse_text
from articles.search.query_text.remarks import Remark

__all__ = [
    "DEEPEST",
    "FIELDS",
    "LONGEST_TEXT",
    "MOST_CLAUSES",
    "ParsedText",
    "Remark",
    "parse_text",
]
