"""One article as read from a file, not yet saved; or the reason why there is none."""

from dataclasses import dataclass
from enum import StrEnum

from articles.dates import PartialDate
from articles.importing.wording.characters import clean_line


class DateOrigin(StrEnum):
    """What a date was read from; the same values as the saved article's."""

    METADATA = "metadata"
    TEXT = "text"
    DATELINE = "dateline"
    ADDRESS = "address"
    COPYRIGHT = "copyright"
    NONE = ""


@dataclass(frozen=True)
class ParsedArticle:
    """One article as read from a file, not yet saved.

    `identity` is a name that the file itself gives the article (a JSON "id"). `where` is its
    place in a file of many ("line 12"), empty when the file is the article. `unread_date` is
    what the file says of its date, when that cannot be read. `provenance` says of which part of the
    file a field was made, in words for people: ("title", "JSON-LD headline").
    """

    title: str
    body: str
    published: PartialDate | None = None
    published_origin: DateOrigin = DateOrigin.NONE
    unread_date: str = ""
    dateline: str = ""
    source: str = ""
    author: str = ""
    language: str = ""
    url: str = ""
    identity: str = ""
    section: str = ""
    provenance: tuple[tuple[str, str], ...] = ()
    original: bytes = b""
    where: str = ""


@dataclass(frozen=True)
class Rejection:
    """Why something was not imported, and where it stands: each on a line that can be printed.

    What is quoted in it comes from a file, and may hold anything.
    """

    reason: str
    where: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", clean_line(self.reason))
        object.__setattr__(self, "where", clean_line(self.where))
