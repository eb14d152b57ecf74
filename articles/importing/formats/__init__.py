"""How are articles written in files? One file per format, and the table that knows them all.

A new format is a file with a Format and a line here.
"""

from articles.importing.formats.csv_file import CSV_FILE
from articles.importing.formats.feeds import FEED
from articles.importing.formats.format import Certainty, Format
from articles.importing.formats.html import HTML
from articles.importing.formats.json_feed import JSON_FEED
from articles.importing.formats.json_file import JSON_FILE
from articles.importing.formats.jsonl import JSON_LINES
from articles.importing.formats.mail import MAIL
from articles.importing.formats.markdown import MARKDOWN
from articles.importing.formats.mbox import MBOX
from articles.importing.formats.newsml_g2 import NEWSML_G2
from articles.importing.formats.ninjs import NINJS
from articles.importing.formats.nitf import NITF
from articles.importing.formats.reuters_sgml import REUTERS_SGML
from articles.importing.formats.text import PLAIN_TEXT
from articles.importing.formats.warc import WARC

# Of two that are equally certain the earlier one reads the file.
FORMATS: tuple[Format, ...] = (
    FEED,
    NITF,
    NEWSML_G2,
    REUTERS_SGML,
    JSON_FEED,
    NINJS,
    JSON_LINES,
    JSON_FILE,
    WARC,
    MBOX,
    MAIL,
    MARKDOWN,
    HTML,
    CSV_FILE,
    PLAIN_TEXT,
)

_BY_NAME = {format_.name: format_ for format_ in FORMATS}

__all__ = ["FORMATS", "Certainty", "Format", "format_named", "known_formats", "recognise"]


def recognise(head: bytes, ending: str) -> Format | None:
    """The format of a file that begins with these bytes; None when nobody reads it."""
    best, most = None, Certainty.NO
    for format_ in FORMATS:
        certainty = format_.recognises(head, ending)
        if certainty > most:
            best, most = format_, certainty
    return best


def format_named(name: str) -> Format:
    """The format of this name."""
    return _BY_NAME[name]


def known_formats() -> str:
    """What can be read, for messages."""
    return ", ".join(f"{f.label} ({', '.join(f.endings)})" for f in FORMATS)
