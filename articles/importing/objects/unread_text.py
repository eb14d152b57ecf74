"""Under which other name does an object without a text hold one all the same?"""

from collections.abc import Callable, Iterable

# Fewer words may be a caption, a credit or a list of words; addresses are one word.
_TEXT_WORDS = 20
_DEEPEST = 6
_MOST_VALUES = 5_000


def find_unread_text(
    fields: Iterable[tuple[str, object]], is_article: Callable[[dict[str, object]], bool]
) -> str:
    """The key of the first of these that holds many words, or a list of articles; "" for none."""
    return next((key for key, value in fields if _holds_text(value, is_article)), "")


def _holds_text(value: object, is_article: Callable[[dict[str, object]], bool]) -> bool:
    waiting = [(value, 0)]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return False
        one, depth = waiting.pop()
        if isinstance(one, str):
            if len(one.split(maxsplit=_TEXT_WORDS)) >= _TEXT_WORDS:
                return True
        elif isinstance(one, list | dict) and depth < _DEEPEST:
            if isinstance(one, dict) and depth and is_article(one):
                return True
            inner = one.values() if isinstance(one, dict) else one
            waiting.extend((each, depth + 1) for each in list(inner)[:_MOST_VALUES])
    return False
