"""What is the same letter? Case and accents away, and every place in the text kept."""

import unicodedata
from dataclasses import dataclass

# Letters that Unicode does not take apart into a letter and an accent.
_SPECIAL = {
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h",
    "ŋ": "n", "ŧ": "t", "ə": "a", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'",
    "‐": "-", "‑": "-", "–": "-", "\u00ad": "",
}  # fmt: skip


class _Folds(dict[int, str]):
    """How each character folds, learnt as characters turn up; `uneven` holds those that change
    the length of a text.
    """

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        parts = unicodedata.normalize("NFKD", char.casefold())
        plain = "".join(_SPECIAL.get(c, c) for c in parts if not unicodedata.combining(c))
        # A character that decomposes into a space (such as ´) is a mark, and no word ends in it.
        # Half a surrogate pair is no character that the automaton takes.
        is_gap = char.isspace() or 0xD800 <= code <= 0xDFFF
        plain = " " if is_gap else plain.strip()
        if len(plain) != 1:
            self.uneven.add(char)
        self[code] = plain
        return plain


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text; `starts` tells where each of its characters stands in the original, and is
    None where both have the same length.
    """

    original: str
    text: str
    starts: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span of a span of the folded text, accents that follow included."""
        if self.starts is None:
            return start, end
        first, last = self.starts[start], self.starts[end - 1] + 1
        while last < len(self.original) and _FOLDS[ord(self.original[last])] == "":
            last += 1
        return first, last


def fold(text: str) -> str:
    """Without case and accents, spaces and dashes alike."""
    return text.translate(_FOLDS)


def fold_text(text: str) -> FoldedText:
    """The folded text with the way back to the original."""
    folded = text.translate(_FOLDS)
    if _FOLDS.uneven.isdisjoint(text):
        return FoldedText(text, folded)
    starts = tuple(place for place, char in enumerate(text) for _ in _FOLDS[ord(char)])
    return FoldedText(text, folded, starts)


def fold_name(name: str) -> str:
    """A name as the automaton looks for it: folded, with single spaces."""
    return " ".join(fold(name).split())
