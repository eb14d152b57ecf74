"""E-mail (RFC 5322, MIME): one article per mail, made of its text; attachments stay closed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

from articles.importing.clean_text import UnreadableMarkup, clean_paragraphs, plain_paragraphs
from articles.importing.compose import Pieces, compose
from articles.importing.formats.format import Certainty, Format
from articles.importing.mail.choose_texts import MailBody
from articles.importing.mail.parts import Mail, UnreadableMail
from articles.importing.mail.text import own_text
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.wording.characters import clean_characters

_HEADER = re.compile(rb"([!-9;-~]{1,76}):[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_USUAL = frozenset(
    b"received from date subject message-id mime-version to return-path delivered-to reply-to "
    b"content-type list-id sender".split()
)
# What nobody writes by hand on top of a text.
_BY_MACHINES = frozenset(b"received message-id mime-version return-path".split())
_ADDRESS = re.compile(r"<?(https?://[^\s<>]{4,500})>?")
_LIST = re.compile(r"(?P<phrase>.*?)\s*<(?P<name>[^<>]*)>")
# An answer and what was passed on, as mail programs mark them, each in its language.
_ANSWERED = re.compile(
    r"(?:(?:re|fwd?|aw|wg|tr|rv|res|enc|sv|vs|vb|antw)(?:\[\d+\])?\s*:\s*)+", re.I
)
_MOST_NAMED = 10


def recognises(head: bytes, ending: str) -> Certainty:
    """It begins with the headers that mail has."""
    names = header_names(head)
    usual = _USUAL & names
    if len(usual) >= 3 and _BY_MACHINES & names:
        return Certainty.CERTAIN
    if ending in MAIL.endings:
        return Certainty.CERTAIN if len(usual) >= 2 else Certainty.LIKELY
    return Certainty.NO


def header_names(head: bytes) -> set[bytes]:
    """The names of the header lines that stand at the beginning, in small letters."""
    names: set[bytes] = set()
    at = len(head) - len(head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    while found := _HEADER.match(head, at):
        names.add(found[1].lower())
        at = found.end()
    return names


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The one article of this mail."""
    try:
        mail = Mail(piece.content)
        body = mail.body()
        if not body.parts:
            yield Rejection(f"it has no text{_besides(mail)}", piece.where)
        else:
            yield compose(_pieces(mail, body, piece))
    except (UnreadableMail, UnreadableMarkup) as problem:
        yield Rejection(str(problem), piece.where)


def _pieces(mail: Mail, body: MailBody, piece: Piece) -> Pieces:
    paragraphs, told = _paragraphs(body)
    name, address = mail.sender()
    source, source_from = _source(mail, address)
    provenance = [
        ("title", "the mail's subject"), ("body", told), ("author", "the mail's sender"),
        ("source", source_from), ("date", "the mail's date"), ("url", "the mail's archived-at"),
    ]  # fmt: skip
    fields = Pieces(
        title=_title(mail.header("Subject")),
        paragraphs=paragraphs,
        dates=tuple(filter(None, [mail.date()])),
        source=source,
        author=name or address,
        language=mail.header("Content-Language").split(",")[0],
        url=_address(mail),
        identity=mail.header("Message-ID").strip("<> "),
        original=piece.content,
        where=piece.where,
    )
    said = {"title": fields.title, "body": True, "author": fields.author, "source": source,
            "date": fields.dates, "url": fields.url}  # fmt: skip
    kept = [(field, words) for field, words in provenance if said[field]]
    if attached := _named(mail):
        kept.append(("attachments", f"not imported: {attached}"))
    return replace(fields, provenance=tuple(kept))


def _title(subject: str) -> str:
    """The subject without the marks before it, unless it is nothing else."""
    subject = subject.strip()
    marks = _ANSWERED.match(subject)
    return (subject[marks.end() :] if marks else "") or subject


def _paragraphs(body: MailBody) -> tuple[list[str], str]:
    """The paragraphs, and in words what they are made of."""
    paragraphs: list[str] = []
    left_out: list[str] = []
    # Plain parts that follow each other are one text, with one signature at its end.
    for is_page, parts in groupby(body.parts, key=lambda part: part.is_page):
        if is_page:
            paragraphs += chain.from_iterable(clean_paragraphs(part.text) for part in parts)
            continue
        text = "\n\n".join(part.text.replace("\r\n", "\n") for part in parts)
        own = own_text(text, is_all=not paragraphs)
        paragraphs += plain_paragraphs(clean_characters("\n".join(own.lines)) + "\n\n")
        left_out += own.left_out
    return paragraphs, _told(body, left_out)


def _told(body: MailBody, left_out: Sequence[str]) -> str:
    kinds = dict.fromkeys("HTML part" if part.is_page else "plain text" for part in body.parts)
    told = f"the mail's {' and '.join(kinds)}"
    if len(body.parts) > 1:
        told += f", in {len(body.parts)} parts"
    if left_out:
        told += f", without {' and '.join(left_out)}"
    return f"{told}; its plain text has far less" if body.is_fuller else told


def _source(mail: Mail, address: str) -> tuple[str, str]:
    """The list that sent it, else the domain it came from."""
    if list_id := mail.header("List-Id"):
        found = _LIST.fullmatch(list_id)
        name = found["phrase"].strip("\" '") or found["name"] if found else list_id
        return name, "the mailing list"
    domain = address.rpartition("@")[2].lower().strip(" .>") if "@" in address else ""
    return domain, "the domain of the mail's sender"


def _address(mail: Mail) -> str:
    """Where its list keeps it (RFC 5064)."""
    found = _ADDRESS.fullmatch(mail.header("Archived-At"))
    return found[1] if found else ""


def _named(mail: Mail) -> str:
    names = mail.attachments()
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _besides(mail: Mail) -> str:
    attached = _named(mail)
    return f", only attachments, which are not read: {attached}" if attached else ""


MAIL = Format("mail", "e-mail", (".eml",), recognises, read)
