"""Which records are in a web archive (WARC)? The only user of warcio."""

import logging
from collections.abc import Iterator
from typing import Any

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from articles.importing.opened import Stream
from articles.importing.parsed_article import Rejection
from articles.importing.wording.characters import clean_line

# It writes addresses that it mends into the log, as they are: what strangers sent, without bound.
logging.getLogger("warcio").setLevel(logging.ERROR)

_LONGEST_LINE = 64 * 1024
_MOST_OF_HEADERS = 1024 * 1024
_CHUNK = 1024 * 1024
_BLOCK = 128 * 1024
# What the library trips over in records that nobody should have written.
_TRIPS = (
    ArchiveLoadFailed, StatusAndHeadersParserException, EOFError, ValueError, TypeError,
    AttributeError, LookupError,
)  # fmt: skip


class WarcRecord:
    """What a record says of itself; its block stays to be read until the next one is asked for."""

    def __init__(self, number: int, record: Any) -> None:
        self._stream = record.raw_stream
        headers = record.rec_headers
        self.where = f"record {number}"
        self.kind: str = (record.rec_type or "").lower()
        self.url: str = clean_line(headers.get_header("WARC-Target-URI") or "")
        self.media_type: str = headers.get_header("Content-Type") or ""
        self.truncated: str = headers.get_header("WARC-Truncated") or ""
        self.length: int = record.length

    def begin(self) -> bytes:
        """The first bytes of the block."""
        return self._upto(_LONGEST_LINE)

    def rest(self, most: int) -> bytes:
        """What comes behind those, up to so many."""
        return self._upto(most)

    def _upto(self, most: int) -> bytes:
        found: list[bytes] = []
        while most and (chunk := self._stream.read(min(most, _CHUNK))):
            found.append(chunk)
            most -= len(chunk)
        return b"".join(found)


def records(stream: Stream) -> Iterator[WarcRecord | Rejection]:
    """One after the other; behind one that is broken it goes on with the next that is not."""
    reader = _Reader(stream, block_size=_BLOCK)
    number = 0
    line: bytes | None = None
    while line != b"":
        iterator = _Records(stream, no_record_parse=True)
        iterator.reader, iterator.next_line = reader, line
        try:
            for record in iterator:
                reader.count_anew()
                number += 1
                if record.length is None:
                    raise ArchiveLoadFailed("it does not say its length")
                yield WarcRecord(number, record)
            return
        except _TRIPS as problem:
            reason = str(problem).strip() or type(problem).__name__
            yield Rejection(
                f"the archive is broken here: {reason[:200]}", f"behind record {number}"
            )
            line = reader.next_record()


class _Records(WARCIterator):  # type: ignore[misc]
    """The library's iterator, which shall not write to the terminal."""

    INC_RECORD = ""


class _Reader(BufferedReader):  # type: ignore[misc]
    """The library's reader, for which headers have an end."""

    _left = _MOST_OF_HEADERS

    def count_anew(self) -> None:
        """A record begins."""
        self._left = _MOST_OF_HEADERS

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or _LONGEST_LINE, _LONGEST_LINE))
        self._left -= len(line)
        if self._left < 0 or (len(line) >= _LONGEST_LINE and not line.endswith(b"\n")):
            raise ArchiveLoadFailed("its headers are longer than 1 MB")
        return line

    def next_record(self) -> bytes:
        """The first line of the next record; b"" at the end."""
        while line := super().readline(_LONGEST_LINE):
            if line.startswith(b"WARC/"):
                self.count_anew()
                return bytes(line)
        return b""
