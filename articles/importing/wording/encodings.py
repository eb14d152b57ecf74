"""In which encoding was a file written?"""

import codecs

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that newspapers were kept in. Asked about all that exist, a detector takes a short
# text for EBCDIC or for a Mac of 1990.
_LIKELY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r", "iso8859_15",
    "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr",
]  # fmt: skip
# Python has codecs of these names, but nobody writes files in them, and the time that two of them
# take grows with the square of the length.
_NO_ENCODINGS = frozenset(["punycode", "idna", "unicode_escape", "raw_unicode_escape"])
_ESCAPED = ("iso-2022", "iso2022", "hz", "utf-7", "utf7")
_TO_JAPANESE = b"\x1b$"
_WIDE = ("utf_16", "utf_32")
_SAMPLE = 64_000
_HEAD = 4096
_FEW = 8
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])


def decode(content: bytes, declared: str = "") -> str | None:
    """The text in these bytes; None when they are no text.

    UTF-8, the byte order marks and the escapes of Japanese mail speak for themselves; then what
    the file declares, then what a detector finds, then Windows-1252.
    """
    text = _decode_marked(content) or _decode_escaped(content, declared)
    text = text or _decode_utf8(content, is_declared=_is_utf8(declared)) or _decode_wide(content)
    if text is None and declared:
        text = _decode_as(content, declared)
    if text is None:
        text = content.decode(guess_encoding(content), errors="replace")
    sample = text[:_SAMPLE]
    written = sample.encode("utf-8", errors="replace")
    controls = len(written) - len(written.translate(None, delete=_CONTROLS))
    return None if controls > _FEW and controls * 20 > len(sample) else text


def wide_mark(content: bytes) -> str:
    """The encoding, when a byte order mark says that characters take two or four bytes."""
    for mark, name in _MARKS[1:]:
        if content.startswith(mark):
            return name
    return ""


def _decode_marked(content: bytes) -> str | None:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace")
    return None


def _decode_escaped(content: bytes, declared: str) -> str | None:
    """Encodings that write other letters in ASCII, behind an escape: they look like UTF-8."""
    if not content.isascii():
        return None
    if declared.lower().replace("_", "-").startswith(_ESCAPED):
        return _decode_as(content, declared)
    return _decode_as(content, "iso2022_jp") if _TO_JAPANESE in content[:_SAMPLE] else None


def _is_utf8(declared: str) -> bool:
    return declared.lower().replace("-", "").replace("_", "") == "utf8"


def _decode_utf8(content: bytes, *, is_declared: bool) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # A few broken characters in a text full of good ones: still UTF-8, cut or glued somewhere.
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - broken
    return text if broken * 10 < good or (is_declared and broken <= good) else None


def _decode_wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of a western text is zero."""
    sample = content[:_SAMPLE]
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[offset::2].count(0) * 10 > len(sample) * 4:
            return content.decode(name, errors="replace")
    return None


def _decode_as(content: bytes, encoding: str) -> str | None:
    try:
        name = codecs.lookup(encoding).name.replace("-", "_")
        if name in _NO_ENCODINGS or (name.startswith(_WIDE) and _is_narrow(content, encoding)):
            return None
        return content.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None


def _is_narrow(content: bytes, declared: str) -> bool:
    """Does a character take one byte, whatever is declared? .NET writes "utf-16" into any XML.

    A name that stands there in ASCII contradicts itself, and no text of two bytes a character is
    without a zero.
    """
    named = declared.encode("ascii", errors="replace").lower()
    return named in content[:_HEAD].lower() or b"\0" not in content[:_SAMPLE]


def guess_encoding(content: bytes) -> str:
    """What the detector thinks likeliest; Windows-1252 where it cannot tell two apart."""
    found = list(from_bytes(content[:_SAMPLE], cp_isolation=_LIKELY))
    if not found:
        return "cp1252"
    chaos = min(match.chaos for match in found)
    orderly = [match for match in found if match.chaos == chaos]
    coherence = max(match.coherence for match in orderly)
    names = [
        name
        for match in orderly
        if match.coherence == coherence
        for name in match.could_be_from_charset
    ]
    return "cp1252" if "cp1252" in names else names[0]
