"""The lines of a file, however long it is, and whatever its longest line."""

from collections.abc import Iterator
from io import TextIOWrapper

from articles.importing.opened import Stream
from articles.importing.wording.encodings import wide_mark


def read_lines(stream: Stream, longest: int) -> Iterator[bytes | None]:
    """Each with its end; None for one that is too long. UTF-16 and UTF-32 become UTF-8."""
    wide = wide_mark(stream.peek(4)[:4])
    if wide:
        text = TextIOWrapper(stream, encoding=wide, errors="replace", newline="\n")
        while line := text.readline(longest):
            yield line.encode("utf-8", errors="replace")
        text.detach()
        return
    while line_or_part := stream.readline(longest + 1):
        is_whole = len(line_or_part) <= longest or line_or_part.endswith(b"\n")
        while len(line_or_part) > longest and not line_or_part.endswith(b"\n"):
            line_or_part = stream.readline(longest + 1)
            if not line_or_part:
                break
        yield line_or_part if is_whole else None
