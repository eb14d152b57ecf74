"""What do `*` and `~` after a word or phrase ask for?"""

import re

from articles.search.query_text.bounds import FURTHEST_APART, SHORTEST_FUZZY, SHORTEST_PREFIX
from articles.search.query_text.lexemes import Kind, Lexeme
from articles.search.query_text.remarks import Remarks
from articles.search.tree import Fuzzy, Near, Node, Phrase, Prefix, Term

_DISTANCE = re.compile(r"~(\d{1,9})")


def blurred(leaf: Node, sign: Lexeme, remarks: Remarks) -> Node:
    """The leaf with its blur; where that makes no sense the leaf itself, and a remark says why."""
    distance = _DISTANCE.fullmatch(sign.blur)
    match leaf:
        case Phrase(words, field) if sign.kind is Kind.PHRASE and distance:
            return Near(words, _bounded(int(distance[1]), sign, remarks), field)
        case Phrase() if sign.kind is Kind.PHRASE and sign.blur[0] == "~":
            problem = "needs a number: how many other words may stand among them"
            _remark(problem, sign, remarks, "~5")
        case Phrase():
            _remark("is read after a single word only", sign, remarks)
        case Term(word, field) if sign.blur == "*" and sign.kind is Kind.WORD:
            if len(word) >= SHORTEST_PREFIX:
                return Prefix(word, field)
            _remark(f"needs at least {SHORTEST_PREFIX} letters before it", sign, remarks)
        case Term(word, field) if sign.blur[0] == "~" and sign.kind is Kind.WORD:
            if len(word) >= SHORTEST_FUZZY:
                if sign.blur not in ("~", "~1"):
                    _remark("allows one slip in a word and not more", sign, remarks, "~")
                return Fuzzy(word, field)
            _remark(f"needs a word of at least {SHORTEST_FUZZY} letters", sign, remarks)
        case Term() if sign.kind is Kind.PHRASE:
            _remark("needs two words in the quotation marks, or none", sign, remarks)
        case Term():
            _remark("makes no sense here", sign, remarks)
        case _:
            _remark("is read after words of the title or text only", sign, remarks)
    return leaf


def _bounded(distance: int, sign: Lexeme, remarks: Remarks) -> int:
    if distance > FURTHEST_APART:
        problem = f"is read up to {FURTHEST_APART} other words"
        _remark(problem, sign, remarks, f"~{FURTHEST_APART}")
    return min(distance, FURTHEST_APART)


def _remark(problem: str, sign: Lexeme, remarks: Remarks, instead: str = "") -> None:
    """What is wrong with a blur, and what could be written instead of it."""
    message = f"“{sign.blur}” {problem}."
    if not instead:
        message = f"“{sign.blur}” {problem}: it was left out."
    remarks.edit(message, sign.end - len(sign.blur), sign.end, instead)
