"""The same stories written in every format that Newsdesk reads, for measuring how fast that is.

Each writer makes one file of a list of stories, or a folder with a file for each.
"""

import csv
import datetime as dt
import html
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from uuid import UUID
from xml.sax.saxutils import escape

SITE = "https://wire.example"


@dataclass(frozen=True)
class Story:
    """What is written: every format has a place for each of these."""

    number: int
    title: str
    body: str
    date: dt.date

    @property
    def paragraphs(self) -> list[str]:
        """Each on one line."""
        return [" ".join(part.split()) for part in self.body.split("\n\n")]

    @property
    def url(self) -> str:
        """An address that tells no date."""
        return f"{SITE}/story-{self.number}"

    @property
    def stamp(self) -> str:
        """Noon of its day, as ISO 8601 writes it."""
        return f"{self.date.isoformat()}T12:00:00Z"


Stories = Sequence[Story]
Writer = Callable[[Stories, Path], None]


def as_row(story: Story) -> dict[str, str]:
    """A story as an object with the usual names."""
    return {
        "id": str(story.number), "title": story.title, "body": story.body,
        "date": story.date.isoformat(), "url": story.url,
    }  # fmt: skip


def as_page(story: Story) -> str:
    """A plain page with what most newspapers say in its head."""
    title = html.escape(story.title)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:title" content="{title}"><link rel="canonical" href="{story.url}">'
        f'<meta property="article:published_time" content="{story.stamp}"></head>'
        f'<body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>\n{_html(story)}'
        "</article><footer>Contact</footer></body></html>"
    )


def as_text(story: Story) -> str:
    """With header lines on top."""
    body = "\n\n".join(story.paragraphs)
    return f"Title: {story.title}\nDate: {story.date.isoformat()}\n\n{body}\n"


def as_mail(story: Story) -> bytes:
    """A mail with its text as plain text."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "The desk <desk@wire.example>"
    mail["Date"] = dt.datetime.combine(story.date, dt.time(12), dt.UTC)
    mail["Subject"] = story.title
    mail["Message-ID"] = f"<{story.number}@wire.example>"
    mail.set_content("\n\n".join(story.paragraphs))
    return mail.as_bytes()


def write_jsonl(stories: Stories, target: Path) -> None:
    """One object a line."""
    target.write_text("".join(json.dumps(as_row(s)) + "\n" for s in stories), encoding="utf-8")


def write_json(stories: Stories, target: Path) -> None:
    """All in one array."""
    target.write_text(json.dumps([as_row(s) for s in stories]), encoding="utf-8")


def write_csv(stories: Stories, target: Path) -> None:
    """One row each."""
    with target.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, list(as_row(stories[0])))
        table.writeheader()
        table.writerows(map(as_row, stories))


def write_mbox(stories: Stories, target: Path) -> None:
    """One mail behind the other, each behind its line."""
    with target.open("wb") as out:
        for story in stories:
            out.write(b"From desk@wire.example Thu Jan  1 00:00:00 1987\n")
            lines = as_mail(story).replace(b"\r\n", b"\n").split(b"\n")
            out.write(b"\n".join(b">" + x if x.startswith(b"From ") else x for x in lines))
            out.write(b"\n\n")


def write_rss(stories: Stories, target: Path) -> None:
    """RSS 2.0 with the whole text in it."""
    items = (
        f"<item><title>{escape(s.title)}</title><link>{s.url}</link><guid>{s.url}</guid>"
        f"<pubDate>{s.date:%d %b %Y} 12:00:00 GMT</pubDate>"
        f"<description>{escape(_html(s))}</description></item>"
        for s in stories
    )
    head = f'<rss version="2.0"><channel><title>Wire</title><link>{SITE}</link>'
    _write_xml(target, f"{head}<description>All</description>", items, "</channel></rss>")


def write_atom(stories: Stories, target: Path) -> None:
    """Atom with the whole text in it."""
    entries = (
        f'<entry><title>{escape(s.title)}</title><link href="{s.url}"/><id>{s.url}</id>'
        f"<updated>{s.stamp}</updated><published>{s.stamp}</published>"
        f'<content type="html">{escape(_html(s))}</content></entry>'
        for s in stories
    )
    head = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>'
    head += f"<id>{SITE}</id><updated>2000-01-01T00:00:00Z</updated>"
    _write_xml(target, head, entries, "</feed>")


def write_json_feed(stories: Stories, target: Path) -> None:
    """JSON Feed 1.1."""
    items = [
        {"id": s.url, "url": s.url, "title": s.title, "content_html": _html(s),
         "date_published": s.stamp}
        for s in stories
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Wire", "items": items}
    target.write_text(json.dumps(feed), encoding="utf-8")


def as_nitf(story: Story) -> str:
    """One document of NITF 3.6."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<nitf><head>'
        f'<title>{escape(story.title)}</title><docdata><doc-id id-string="{story.number}"/>'
        f'<date.issue norm="{story.stamp}"/></docdata></head><body><body.head><hedline>'
        f"<hl1>{escape(story.title)}</hl1></hedline></body.head><body.content>\n{_html(story)}"
        "</body.content></body></nitf>"
    )


def write_newsml(stories: Stories, target: Path) -> None:
    """NewsML-G2: items in one message."""
    items = (
        f'<newsItem guid="urn:wire:{s.number}" version="1"><itemMeta><versionCreated>{s.stamp}'
        f"</versionCreated><firstCreated>{s.stamp}</firstCreated></itemMeta><contentMeta>"
        f"<contentCreated>{s.stamp}</contentCreated><headline>{escape(s.title)}</headline>"
        '<language tag="en"/></contentMeta><contentSet><inlineXML><html '
        'xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
        f"<body>{_html(s)}</body></html></inlineXML></contentSet></newsItem>"
        for s in stories
    )
    head = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
    _write_xml(target, head, items, "</itemSet></newsMessage>")


def write_ninjs(stories: Stories, target: Path) -> None:
    """Ninjs: an item a line."""
    items = (
        {"uri": f"urn:wire:{s.number}", "type": "text", "version": "1", "headline": s.title,
         "versioncreated": s.stamp, "firstcreated": s.stamp, "language": "en",
         "body_xhtml": _html(s)}
        for s in stories
    )  # fmt: skip
    target.write_text(json.dumps(list(items)), encoding="utf-8")


def write_sgml(stories: Stories, target: Path) -> None:
    """As the files of the Reuters collection are."""
    with target.open("w", encoding="utf-8") as out:
        out.write('<!DOCTYPE lewis SYSTEM "lewis.dtd">\n')
        for s in stories:
            body = "\n".join(f"    {escape(p)}" for p in s.paragraphs)
            day = f"{s.date:%d-%b-%Y}".upper()
            out.write(
                f'<REUTERS TOPICS="NO" NEWID="{s.number}">\n<DATE>{day} 12:00:00.00</DATE>\n<TEXT>'
                f"\n<TITLE>{escape(s.title)}</TITLE><BODY>{body}\n</BODY></TEXT>\n</REUTERS>\n"
            )


def write_warc(stories: Stories, target: Path) -> None:
    """The pages as a crawler keeps them."""
    with target.open("wb") as out:
        for s in stories:
            page = as_page(s).encode()
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Record-ID: <urn:uuid:{UUID(int=s.number)}>\r\n"
                f"WARC-Target-URI: {s.url}\r\nWARC-Date: {s.stamp}\r\n"
                "Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(answer)}\r\n\r\n"
            )
            out.write(head.encode() + answer + b"\r\n\r\n")


def as_markdown(story: Story) -> str:
    """With front matter, of which JSON strings are a part."""
    body = "\n\n".join(story.paragraphs)
    return f"---\ntitle: {json.dumps(story.title)}\ndate: {story.date.isoformat()}\n---\n\n{body}\n"


def _html(story: Story) -> str:
    return "".join(f"<p>{html.escape(p, quote=False)}</p>\n" for p in story.paragraphs)


def _write_xml(target: Path, head: str, items: Iterable[str], foot: str) -> None:
    with target.open("w", encoding="utf-8") as out:
        out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n')
        out.writelines(f"{item}\n" for item in items)
        out.write(foot)
