"""Under which other name does an object without a text hold one all the same?"""

import re
from collections.abc import Callable, Iterable

# So many words are a text however they end. Fewer may be a credit or a list of words, unless they
# are several and end like a sentence; addresses are one word.
_TEXT_WORDS = 20
_SENTENCE_WORDS = 6
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’“«»)\]]*$")
_LAST_TAGS = re.compile(r"(?:<[^<>]*>\s*)+$")
_LONGEST_END = 300
# Sentences under names with these words in them stand beside an article, and are none.
_BESIDE = re.compile(
    r"caption|credit|copyright|rights|licen[cs]e|disclaimer|slogan|tagline|^alt", re.I
)
_DEEPEST = 6
_MOST_VALUES = 5_000


def find_unread_text(
    fields: Iterable[tuple[str, object]], is_article: Callable[[dict[str, object]], bool]
) -> str:
    """The key of the first of these that holds a text, or a list of articles; "" for none."""
    return next((key for key, value in fields if _holds_text(key, value, is_article)), "")


def _holds_text(key: str, value: object, is_article: Callable[[dict[str, object]], bool]) -> bool:
    waiting = [(value, 0, _is_beside(key))]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return False
        one, depth, is_beside = waiting.pop()
        if isinstance(one, str):
            if _is_text(one, is_beside):
                return True
        elif isinstance(one, dict) and depth < _DEEPEST:
            if depth and is_article(one):
                return True
            for name, inner in list(one.items())[:_MOST_VALUES]:
                waiting.append((inner, depth + 1, is_beside or _is_beside(name)))
        elif isinstance(one, list) and depth < _DEEPEST:
            waiting.extend((each, depth + 1, is_beside) for each in one[:_MOST_VALUES])
    return False


def _is_text(words: str, is_beside: bool) -> bool:
    count = len(words.split(maxsplit=_TEXT_WORDS))
    if count >= _TEXT_WORDS or count < _SENTENCE_WORDS or is_beside:
        return count >= _TEXT_WORDS
    end = _LAST_TAGS.sub("", words[-_LONGEST_END:].rstrip()).rstrip()
    return _ENDS_SENTENCE.search(end) is not None


def _is_beside(key: object) -> bool:
    return _BESIDE.search(str(key)[:_LONGEST_END]) is not None
