"""What is one part of a mail that holds no others?"""

from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message

from articles.importing.mail.text import unfolded
from articles.importing.wording.encodings import decode

# What the library trips over in headers that nobody should have written.
TRIPS = (
    MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError,
    RecursionError, NotImplementedError,
)  # fmt: skip


@dataclass(frozen=True)
class MailPart:
    """A part that can be read: its type and its text."""

    media_type: str
    text: str

    @property
    def is_page(self) -> bool:
        """Is it HTML?"""
        return self.media_type == "text/html"


def inner_parts(part: Message) -> list[Message]:
    """The parts in this one, in order; a mail in a mail is one part, and stays closed."""
    if part.get_content_maintype() != "multipart" or not part.is_multipart():
        return []
    inner = part.get_payload()
    return [each for each in inner if isinstance(each, Message)] if isinstance(inner, list) else []


def leaves_of(message: Message) -> list[Message]:
    """The parts that hold no others, in order."""
    found: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if inner := inner_parts(part):
            waiting.extend(reversed(inner))
        else:
            found.append(part)
    return found


def read_text(leaf: Message) -> MailPart:
    """The text of a leaf; empty where it cannot be read."""
    try:
        content = leaf.get_payload(decode=True)
        charset = leaf.get_content_charset("") or ""
        is_flowed = str(leaf.get_param("format", "")).lower() == "flowed"
        is_deleting = str(leaf.get_param("delsp", "")).lower() == "yes"
    except TRIPS:
        return MailPart(type_of(leaf), "")
    if not isinstance(content, bytes):
        return MailPart(type_of(leaf), "")
    text = decode(content, charset) or ""
    return MailPart(type_of(leaf), unfolded(text, is_deleting) if is_flowed else text)


def type_of(leaf: Message) -> str:
    """Its media type, such as "text/plain"."""
    try:
        return leaf.get_content_type()
    except TRIPS:
        return "text/plain"


def is_attachment(leaf: Message) -> bool:
    """Is it meant to be saved, not to be read in its place?"""
    try:
        return leaf.get_content_disposition() == "attachment" or bool(leaf.get_filename())
    except TRIPS:
        return True


def name_of(leaf: Message) -> str:
    """The name of its file; "" when it has none."""
    try:
        return " ".join((leaf.get_filename() or "").split())[:80]
    except TRIPS:
        return ""
