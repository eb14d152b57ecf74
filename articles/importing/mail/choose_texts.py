"""Which of a mail's texts are its article: one of several versions, and all of several parts?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.message import Message

from articles.importing.clean_text import UnreadableMarkup, clean_paragraphs
from articles.importing.mail.leaves import MailPart, inner_parts, is_attachment, read_text, type_of

_READ = ("text/plain", "text/html")
# A plain text with fewer words than a third of the page's only points to the page.
_FAR_LESS = 3
_LEAST_DIFFERENCE = 25
_SAME = 0.9


@dataclass(frozen=True)
class MailBody:
    """The parts that are the article, in order; and whether a plain version of it has far less."""

    parts: tuple[MailPart, ...] = ()
    is_fuller: bool = False


def choose_texts(part: Message) -> MailBody:
    """What is to be read of this part and all within it (RFC 2046, 5.1)."""
    inner = inner_parts(part)
    if not inner:
        if type_of(part) not in _READ or is_attachment(part):
            return MailBody()
        read = read_text(part)
        return MailBody((read,) if read.text.strip() else ())
    chosen = [body for body in map(choose_texts, inner) if body.parts]
    kind = type_of(part)
    if kind == "multipart/alternative":
        return _best_version(chosen)
    # The first of what is related is the text itself, the others are what it shows.
    return _joined(chosen[:1] if kind == "multipart/related" else chosen)


def _best_version(versions: Sequence[MailBody]) -> MailBody:
    """The first in plain text, unless a page has far more; the first where all are pages."""
    if not versions:
        return MailBody()
    plain = next((v for v in versions if not any(p.is_page for p in v.parts)), None)
    if plain is None:
        return versions[0]
    words = _count(part.text for part in plain.parts)
    for version in versions:
        if version is not plain and _has_far_more(version.parts, words):
            return MailBody(version.parts, is_fuller=True)
    return plain


def _has_far_more(parts: Sequence[MailPart], words: int) -> bool:
    enough = max(_FAR_LESS * words, words + _LEAST_DIFFERENCE)
    # What stands behind the tags is soon counted, and never less than what a reader sees.
    if _count(piece.partition(">")[2] for part in parts for piece in part.text.split("<")) < enough:
        return False
    return sum(_count(_seen(part)) for part in parts) >= enough


def _joined(bodies: Sequence[MailBody]) -> MailBody:
    """All of them one after the other; without a page that repeats the text before it."""
    parts: list[MailPart] = []
    for body in bodies:
        parts += [part for part in body.parts if not (parts and _repeats(part, parts[-1]))]
    return MailBody(tuple(parts), any(body.is_fuller for body in bodies))


def _repeats(part: MailPart, before: MailPart) -> bool:
    """Is one of them the page of the other? Only neighbours are, and few mails have any."""
    if part.is_page == before.is_page:
        return False
    words = [word for text in _seen(part) for word in text.split()]
    known = {word for text in _seen(before) for word in text.split()}
    return len(words) > _LEAST_DIFFERENCE and sum(w in known for w in words) >= _SAME * len(words)


def _seen(part: MailPart) -> list[str]:
    """What a reader sees of it; nothing where that cannot be told."""
    if not part.is_page:
        return [part.text]
    try:
        return clean_paragraphs(part.text)
    except UnreadableMarkup:
        return []


def _count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
