"""What came of asking an address?"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fetched:
    """What an address answered.

    `content` are its bytes, decompressed; with a `file` they are in there instead. Of status 304
    (not modified) there are none. `final_address` is where redirects led, `moved_to` the address
    that is to be asked from now on, "" when it stays the same. `charset` is the encoding that the
    server names, "" when it names none.
    """

    status: int
    content: bytes = b""
    file: Path | None = None
    etag: str = ""
    last_modified: str = ""
    final_address: str = ""
    moved_to: str = ""
    content_type: str = ""
    charset: str = ""

    @property
    def is_unchanged(self) -> bool:
        """Is it what it was when it was last asked?"""
        return self.status == 304


@dataclass(frozen=True)
class NotFetched:
    """Why there is nothing, in words.

    `is_gone`: the server says that there never will be again. `retry_after`: in how many seconds
    the server wants to be asked again, where it says so.
    """

    reason: str
    is_gone: bool = False
    retry_after: int | None = None


class CannotFetchError(Exception):
    """Carries the reason out of the depths of a request.

    `cure` is what an administrator may do about it, where that is no stranger's wish.
    """

    def __init__(
        self, reason: str, *, is_gone: bool = False, retry_after: int | None = None, cure: str = ""
    ) -> None:
        super().__init__(reason)
        self.cure = cure
        self.outcome = NotFetched(reason, is_gone, retry_after)
