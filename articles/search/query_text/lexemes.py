"""What are the signs of a typed text: words, phrases, operators, parentheses and field names?"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from articles.search.analysis import words
from articles.search.query_text.fields import FIELDS, nearest_field
from articles.search.query_text.remarks import Remarks

# Keyboards and word processors mix them, so any of them opens a phrase and any closes it.
QUOTES = '"“”„‟«»＂'
# What may stand after a word that it does not belong to.
PUNCTUATION = ",;!?"
_CLOSING = {"“": "”", "„": "“", "«": "»"}

# No database or address can hold these; the marks of direction would hide an operator.
_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

_SIGN = re.compile(
    rf"(?P<open>\()|(?P<close>\))"
    rf"|[{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}](?P<blur>(?:\*|~[\d.]*)+)?"
    rf"|(?P<chunk>[^\s(){QUOTES}]+)"
)
_PLUS_MINUS = re.compile(r"[-+]+")
_FIELD = re.compile(r"([^\W\d_]{2,}):")
_BLUR = re.compile(r"(?:\*|~[\d.]*)+$")


class Kind(Enum):
    """What a lexeme is; LEFT_OUT stands where something was that is not read."""

    WORD = auto()
    PHRASE = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    PLUS = auto()
    FIELD = auto()
    LEFT_OUT = auto()


_OPERATORS = {"AND": Kind.AND, "OR": Kind.OR, "NOT": Kind.NOT}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One sign, and where it stands; `text` is a field's name, or a phrase without its quotes.

    `blur` is what follows a word or phrase to ask for more than itself: "*", "~", "~5".
    """

    kind: Kind
    text: str
    start: int
    end: int
    blur: str = ""


def clean(text: str) -> str:
    """The text with composed letters and without characters that nobody typed."""
    return unicodedata.normalize("NFC", _DIRECTION.sub("", _UNWRITABLE.sub(" ", text)))


def missing_quote(text: str) -> str:
    """The quotation mark that closes the last phrase, or ""."""
    quotes = [c for c in text if c in QUOTES]
    return _CLOSING.get(quotes[-1], '"') if len(quotes) % 2 else ""


def lexemes(text: str, remarks: Remarks) -> Iterator[Lexeme]:
    """The signs of a clean text in which every phrase is closed."""
    for sign in _SIGN.finditer(text):
        if sign["open"]:
            yield Lexeme(Kind.OPEN, "(", sign.start(), sign.end())
        elif sign["close"]:
            yield Lexeme(Kind.CLOSE, ")", sign.start(), sign.end())
        elif sign["phrase"] is not None:
            blur = sign["blur"] or ""
            yield Lexeme(Kind.PHRASE, sign["phrase"], sign.start(), sign.end(), blur)
        else:
            yield from _read_chunk(text, sign.start(), sign.end(), remarks)


def _read_chunk(text: str, start: int, end: int, remarks: Remarks) -> Iterator[Lexeme]:
    """The prefixes of a run of characters without spaces, and then its word."""
    may_have_sign = start == 0 or text[start - 1] == "(" or text[start - 1].isspace()
    touches = text[end : end + 1] in (*QUOTES, "(")
    while start < end:
        signs = _PLUS_MINUS.match(text, start, end) if may_have_sign else None
        if signs and (signs.end() < end or touches):
            for place in range(start, signs.end()):
                kind = Kind.NOT if text[place] == "-" else Kind.PLUS
                yield Lexeme(kind, text[place], place, place + 1)
            start = signs.end()
        field = _FIELD.match(text, start, end)
        if field is None or field[1].lower() not in FIELDS:
            break
        yield Lexeme(Kind.FIELD, field[1].lower(), start, field.end())
        start, may_have_sign = field.end(), True
    if start < end:
        yield _read_word(text, start, end, touches, remarks)


def _read_word(text: str, start: int, end: int, touches: bool, remarks: Remarks) -> Lexeme:
    word = text[start:end]
    if word in _OPERATORS:
        return Lexeme(_OPERATORS[word], word, start, end)
    field = _FIELD.match(word)
    if field and not word.startswith("//", field.end()) and (field.end() < len(word) or touches):
        _remark_field(field[1], start, remarks)
    unmarked = word.rstrip(PUNCTUATION)
    blur = _BLUR.search(unmarked)
    if blur and words(unmarked[: blur.start()]):
        end = start + len(unmarked)
        return Lexeme(Kind.WORD, unmarked[: blur.start()], start, end, blur.group())
    return Lexeme(Kind.WORD, word, start, end)


def _remark_field(name: str, start: int, remarks: Remarks) -> None:
    nearest = nearest_field(name)
    if nearest:
        message = (
            f"There is no field “{name}:”, so it was read as a word. Did you mean {nearest}: ?"
        )
        remarks.edit(message, start, start + len(name), nearest)
    else:
        fields = ", ".join(f"{field}:" for field in FIELDS)
        remarks.say(f"There is no field “{name}:”, so it was read as a word. Fields are {fields}")
