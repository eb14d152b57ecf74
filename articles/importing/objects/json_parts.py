"""Where does a value end in JSON that is too large to be read at once?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.importing.opened import LARGEST_PIECE

_SIGN = re.compile(rb'["\]},:]|[\[{]++')
# Up to the end of the string, or of what is read of it; a last "\" waits for what it stands before.
_IN_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+', re.DOTALL)
# A value of usual depth with the sign behind it: found in one go where it is read already.
_STRING = rb'"(?:[^"\\]++|\\.)*+"'
_FLAT = rb'[\[{](?:[^"{}\[\]]++|' + _STRING + rb")*+[\]}]"
_DEEPER = rb'[\[{](?:[^"{}\[\]]++|' + _STRING + rb"|" + _FLAT + rb")*+[\]}]"
_VALUE = re.compile(
    rb'(?:[^"{}\[\],:]++|' + _STRING + rb"|" + _DEEPER + rb")*+([,:\]}])", re.DOTALL
)
_GAP = b" \t\r\n"
_GAPS = re.compile(rb"[ \t\r\n]*+")


@dataclass(frozen=True)
class Part:
    """The text up to a sign that ends it, and that sign: b"" where the file breaks off.

    The text is None where it is too long to be kept.
    """

    text: bytes | None
    sign: bytes


class JsonParts:
    """JSON that is cut at its signs as it is read, however long it is and however deep."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._text = b""
        self._at = 0

    def next_sign(self) -> bytes:
        """The first character of what comes next, which stays to be read; b"" at the end."""
        while True:
            self._at = _GAPS.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._text) or not self._read_on():
                return self._text[self._at : self._at + 1]

    def step(self) -> None:
        """Pass over one character."""
        self._at += 1

    def upto(self, signs: bytes, longest: int = LARGEST_PIECE) -> Part:
        """All up to one of these signs that is in no string and in no inner array or object.

        The sign is passed over.
        """
        if (found := _VALUE.match(self._text, self._at)) and found[1] in signs:
            self._at = found.end()
            text = found[0][:-1].strip(_GAP)
            return Part(text if len(text) <= longest else None, found[1])
        kept: list[bytes] = []
        size = 0
        depth, in_string = 0, False
        while True:
            begin = self._at
            depth, in_string, sign = self._scan(signs, depth, in_string)
            end = self._at - len(sign)
            size += end - begin
            if size <= longest:
                kept.append(self._text[begin:end])
            if sign or not self._read_on():
                return Part(b"".join(kept).strip(_GAP) if size <= longest else None, sign)
            if size > longest:
                kept.clear()

    def _scan(self, signs: bytes, depth: int, in_string: bool) -> tuple[int, bool, bytes]:
        """Go on to one of these signs, or to the end of what is read."""
        text = self._text
        while True:
            if in_string:
                self._at = end = _IN_STRING.match(text, self._at).end()  # type: ignore[union-attr]
                if text[end : end + 1] != b'"':
                    return depth, True, b""
                self._at, in_string = end + 1, False
            found = _SIGN.search(text, self._at)
            if found is None:
                self._at = len(text)
                return depth, False, b""
            self._at, sign = found.end(), found[0]
            if not depth and sign in signs:
                return depth, False, sign
            if sign == b'"':
                in_string = True
            elif sign[0] in b"[{":
                depth += len(sign)
            elif sign in b"]}":
                depth = max(0, depth - 1)

    def _read_on(self) -> bool:
        """Take in the next chunk behind what is left; False at the end."""
        chunk = next(self._chunks, b"")
        self._text, self._at = self._text[self._at :] + chunk, 0
        return bool(chunk)
