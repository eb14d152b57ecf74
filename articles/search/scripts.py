"""Which characters belong to a letter before, and which scripts put no spaces between words?"""

import unicodedata
from itertools import chain

# The voicing marks of half-width Katakana count as letters in Unicode.
_HALF_WIDTH_MARKS = "\uff9e\uff9f"
_MARKS = [
    chr(code)
    for code in chain(range(0x300, 0x2000), range(0x20D0, 0x3100), range(0xA600, 0xFE30))
    if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me")
]
# Signs that only choose between shapes of a letter, and the line that draws an Arabic word out.
IGNORABLE = frozenset("\u0640\u034f\u180b\u180c\u180d\u180f") | {
    chr(code) for code in range(0xFE00, 0xFE10)
}


def _is_sign(mark: str) -> bool:
    """Is it a vowel or another sign that its script does not work without, and no accent?

    Accents, Hebrew points and Arabic vowel marks have a combining class of 10 to 36, or above 200.
    https://www.unicode.org/reports/tr44/#Canonical_Combining_Class_Values
    """
    kind = unicodedata.combining(mark)
    return unicodedata.category(mark) != "Me" and not 10 <= kind <= 36 and kind < 200


def _as_class(marks: list[str]) -> str:
    """Characters as they stand between the brackets of a regular expression."""
    codes = {ord(mark) for mark in marks}
    starts = sorted(code for code in codes if code - 1 not in codes)
    ends = sorted(code for code in codes if code + 1 not in codes)
    return "".join(f"{chr(one)}-{chr(other)}" for one, other in zip(starts, ends, strict=True))


MARKS = _as_class(_MARKS) + _HALF_WIDTH_MARKS
SIGNS = frozenset(mark for mark in _MARKS if _is_sign(mark)) - IGNORABLE

# Thai, Lao, Myanmar, Khmer; Kana; Han; Hangul; half-width Katakana; rare Han.
# Korean has spaces, but its particles stand at the words without any.
UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"
    "\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3"
    "\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3\uff66-\uff9d\U00020000-\U0003ffff"
)
