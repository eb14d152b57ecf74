"""Which characters may an article hold?"""

import re
import unicodedata

from articles.importing.wording.mend_mojibake import looks_misread, mended

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# C0 and C1 controls, lone surrogates, and signs without width, among them those that turn the
# direction of the text: they hide words from the search and fool the reader.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\xad\ud800-\udfff"
    "\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_SPACES = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Any sign that there is something to do: one search spares most texts four.
_UNCLEAN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u1680\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f"
    "\u2060\u2066-\u2069\u3000\ufeff\ud800-\udfff]"
)
_WORD = re.compile(r"\w+")
# Signs that may be marks above and below a letter. Putting very many of them in their order takes
# as long as the square of their number: Unicode's "stream-safe" text has 30 on a letter at most.
_MOST_MARKS = 30
_MARKS = re.compile("[^\x00-\u02ff\\w\\s][^\x00-\u02ff\\w\\s]{30,}")
# Windows-1252 quotation marks and dashes that somebody read as ISO 8859-1.
_MISREAD = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x85, 0x8D, 0x8F, 0x90, 0x9D)
}


def clean_characters(text: str) -> str:
    """In NFC, with plain spaces and line ends, and without characters that nobody can see."""
    if text.isascii():
        is_clean = text.replace("\n", " ").isprintable()
    else:
        if looks_misread(text):
            text = mended(text)
        text = _MARKS.sub(_without_endless_marks, text)
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
        is_clean = not _UNCLEAN.search(text)
    if not is_clean:
        text = _LINE_ENDS.sub("\n", text)
        text = _UNSEEN.sub("", text.translate(_MISREAD))
        text = _MARKS.sub(_without_endless_marks, text)
        text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    return _without_loose_spaces(text)


def _without_endless_marks(found: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in found[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _without_loose_spaces(text: str) -> str:
    """Of a text whose only spaces are plain ones."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text.replace(" \n", "\n").replace("\n ", "\n").strip(" \n")


def clean_line(text: str) -> str:
    """The same on one line."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(clean_characters(text).split())


def cut_at_word(text: str, longest: int) -> str:
    """At most `longest` characters, ending with a whole word and "…" when it is cut."""
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    words, _, _ = head.rpartition(" ")
    return (words if len(words) > longest // 2 else head).rstrip(" ,;:-–—") + "…"


def folded_words(text: str) -> str:
    """Only the letters and digits, in small letters, for comparing two wordings."""
    return " ".join(_WORD.findall(text.casefold()))


def first_word(text: str) -> str:
    """The first of these words: where it differs, the texts need no longer look."""
    found = _WORD.search(text.casefold())
    return found[0] if found else ""
