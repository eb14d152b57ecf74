"""Which word did a reader mean who typed one that no article has?"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from articles.answering.answer import Answer
from articles.search import Engine, TooBroadError
from articles.search.analysis import tokens
from articles.search.query_text import parse_text
from articles.search.results import COUNT_NOTHING
from articles.search.tree import And, Near, Node, Not, Or, Phrase, Term

FEW = 2
MOST_TRIED = 8


def did_you_mean(engine: Engine, found: Answer) -> str:
    """The same search text with known words for unknown ones; "" where it finds no more.

    Only an answer with few hits is worth the look.
    """
    if found.results.total > FEW:
        return ""
    generation = engine.current()
    asked = dict.fromkeys(islice(_words(found.query.tree), MOST_TRIED))
    try:
        mended = {word: known for word in asked if (known := generation.nearest(word))}
    except TooBroadError:
        return ""  # A suggestion is not worth a page that comes too late.
    if not mended:
        return ""
    text = _with_other_words(found.query.text, mended)
    tree = parse_text(text).tree
    resolved = replace(found.resolved, tree=_mended(found.resolved.tree, mended))
    is_same_shape = tree == _mended(found.query.tree, mended)
    total = generation.search(resolved, COUNT_NOTHING).total if is_same_shape else 0
    return text if total > found.results.total else ""


def _words(node: Node) -> Iterator[str]:
    """The words that are asked for; a fuzzy one looks for near words itself."""
    match node:
        case Term(word):
            yield word
        case Phrase(words) | Near(words):
            yield from words
        case And(parts) | Or(parts):
            for part in parts:
                yield from _words(part)


def _with_other_words(text: str, mended: dict[str, str]) -> str:
    pieces, done = [], 0
    for token in tokens(text):
        if token.word in mended and token.start >= done:
            pieces += [text[done : token.start], mended[token.word]]
            done = token.end
    return "".join([*pieces, text[done:]])


def _mended(node: Node, mended: dict[str, str]) -> Node:
    """A tree with other words."""
    match node:
        case Term(word):
            return replace(node, word=mended.get(word, word))
        case Phrase(words) | Near(words):
            return replace(node, words=tuple(mended.get(word, word) for word in words))
        case Not(part):
            return Not(_mended(part, mended))
        case And(parts):
            return And(tuple(_mended(part, mended) for part in parts))
        case Or(parts):
            return Or(tuple(_mended(part, mended) for part in parts))
    return node
