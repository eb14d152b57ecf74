"""A stream of bytes, of which a short part is in sight: looked into, and taken from the front."""

import codecs
import re

from articles.importing.opened import Stream
from articles.importing.wording.encodings import wide_mark
from articles.importing.xml.prolog import wide_without_mark

CHUNK = 64 * 1024
LONGEST_TAG = 64 * 1024
# A mark that is searched for is never longer: so much stays in sight where it may begin.
_LONGEST_MARK = 128


class Kept:
    """Bytes that are kept up to a limit; `is_over` when there were more."""

    def __init__(self, most: int) -> None:
        self.content = bytearray()
        self.is_over = False
        self._most = most
        self._is_closed = False

    def add(self, content: bytes) -> None:
        """Keep these too, unless it becomes too much: then nothing is kept."""
        if self._is_closed or self.is_over:
            return
        if len(self.content) + len(content) > self._most:
            self.is_over = True
            self.content.clear()
        else:
            self.content += content

    def close(self) -> None:
        """Keep nothing from now on."""
        self._is_closed = True


class ByteWindow:
    """The part of a stream that is in sight. A stream of UTF-16 or 32 is seen as UTF-8.

    `taken` counts the bytes that were taken, kept or not.
    """

    def __init__(self, stream: Stream) -> None:
        head = stream.peek(4)[:4]
        wide = wide_mark(head) or wide_without_mark(head)
        self._decoder = codecs.getincrementaldecoder(wide)(errors="replace") if wide else None
        self._stream = stream
        self.taken = 0
        self._seen = b""
        self._at = 0

    def ahead(self) -> bytes:
        """At least as many bytes as the longest tag has, as far as there are any."""
        while len(self._seen) - self._at < LONGEST_TAG and self._fill():
            pass
        return self._seen[self._at :]

    def starts_with(self, mark: bytes) -> bool:
        """Is this what comes next?"""
        while len(self._seen) - self._at < len(mark) and self._fill():
            pass
        return self._seen.startswith(mark, self._at)

    def take(self, count: int, kept: Kept) -> None:
        """Take so many of the bytes in sight."""
        end = min(self._at + count, len(self._seen))
        kept.add(self._seen[self._at : end])
        self.taken += end - self._at
        self._at = end

    def match(self, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        """Take what matches here; it may be as long as the longest tag."""
        found = pattern.match(self._seen, self._at)
        if found is None and len(self._seen) - self._at < LONGEST_TAG:
            self.ahead()
            found = pattern.match(self._seen, self._at)
        if found:
            self.taken += found.end() - self._at
            self._at = found.end()
        return found

    def take_to(self, mark: bytes, kept: Kept) -> bool:
        """Take everything before the mark; False when it does not come."""
        return self.search(re.compile(re.escape(mark)), kept) is not None

    def take_through(self, mark: bytes, kept: Kept) -> bool:
        """Take everything with the mark; False when it does not come."""
        is_there = self.take_to(mark, kept)
        if is_there:
            self.take(len(mark), kept)
        return is_there

    def search(self, pattern: re.Pattern[bytes], kept: Kept) -> re.Match[bytes] | None:
        """Take everything before what matches; None when nothing does up to the end."""
        while True:
            found = pattern.search(self._seen, self._at)
            if found:
                self.take(found.start() - self._at, kept)
                return found
            self.take(max(0, len(self._seen) - _LONGEST_MARK - self._at), kept)
            if not self._fill():
                self.take(len(self._seen) - self._at, kept)
                return None

    def _fill(self) -> bool:
        chunk = self._stream.read(CHUNK)
        if not chunk:
            return False
        if self._decoder:
            chunk = self._decoder.decode(chunk).encode("utf-8", errors="replace")
        self._seen = self._seen[self._at :] + chunk
        self._at = 0
        return True
