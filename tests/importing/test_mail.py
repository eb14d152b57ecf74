"""E-mail: what a mail says of itself, what is cut off its end, and what nobody should send."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.formats import recognise
from articles.importing.formats.mail import MAIL
from articles.importing.mail import parts as mail_parts
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.reading import is_sound, read_one, refused

HEADERS = (
    "Return-Path: <desk@wire.example>\n"
    "Received: from mail.wire.example by relay.example; Fri, 21 Nov 1997 10:01:10 -0600\n"
    "From: Harbour Desk <desk@wire.example>\nTo: readers@relay.example\n"
    "Subject: Ports sign a pact\nDate: Fri, 21 Nov 1997 09:55:06 -0600\n"
    "Message-ID: <1234@wire.example>\n"
)
PACT = "Twelve ports signed a pact in Oslo. Ministers were content with what it says."


def mail(body: str = PACT, headers: str = "", first: str = HEADERS) -> str:
    return f"{first}{headers}\n{body}\n"


def multipart(*parts: str, kind: str = "alternative") -> str:
    """A mail of several parts, each with its own headers."""
    inner = "".join(f"--xx\n{part}\n" for part in parts)
    headers = f'MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="xx"\n'
    return mail(f"This stands before the parts.\n{inner}--xx--\n", headers)


PLAIN = f"Content-Type: text/plain; charset=utf-8\n\n{PACT}"
PAGE = "Content-Type: text/html; charset=utf-8\n\n<p>The <b>page</b> says more.</p>"


def test_reads_what_the_headers_say(tmp_path: Path) -> None:
    article = read_one(tmp_path, mail(), "a.eml")
    assert (article.title, article.body) == ("Ports sign a pact", PACT)
    assert (article.author, article.source) == ("Harbour Desk", "wire.example")
    assert article.identity == "1234@wire.example"
    assert article.published is not None
    assert (article.published.iso, article.published_origin) == ("1997-11-21", "metadata")
    assert dict(article.provenance)["author"] == "the mail's sender"


def test_takes_the_list_for_the_source_and_its_archive_for_the_address(tmp_path: Path) -> None:
    headers = (
        "List-Id: Harbour Wire News <news.wire.example>\n"
        "Archived-At: <https://lists.wire.example/news/77>\n"
    )
    article = read_one(tmp_path, mail(headers=headers), "a.eml")
    assert article.source == "Harbour Wire News"
    assert article.url == "https://lists.wire.example/news/77"


@pytest.mark.parametrize(
    ("subject", "title"),
    [("Fwd: Re: Ports", "Ports"), ("AW: WG: Ports", "Ports"), ("RE[2]: Ports", "Ports"),
     ("Re:", "Re:"), ("Regards: the ports", "Regards: the ports")],
)  # fmt: skip
def test_leaves_out_of_the_subject_that_it_is_an_answer(
    tmp_path: Path, subject: str, title: str
) -> None:
    headers = f"From: a@wire.example\nSubject: {subject}\nMessage-ID: <1@wire.example>\n"
    assert read_one(tmp_path, mail(first=headers), "a.eml").title == title


def test_reads_a_name_behind_the_address(tmp_path: Path) -> None:
    first = HEADERS.replace("Harbour Desk <desk@wire.example>", "desk@wire.example (Night desk)")
    article = read_one(tmp_path, mail(first=first), "a.eml")
    assert (article.author, article.source) == ("Night desk", "wire.example")


def test_decodes_encoded_words_and_survives_unknown_charsets(tmp_path: Path) -> None:
    first = HEADERS.replace("Ports sign a pact", "=?utf-8?B?w4l0w6k=?= =?x-none?Q?a=E9b?= ok")
    first = first.replace("Harbour Desk", "=?iso-8859-1?Q?Caf=E9_Desk?=")
    article = read_one(tmp_path, mail(first=first), "a.eml")
    assert article.title.startswith("Été")
    assert article.title.endswith("ok")
    assert article.author == "Café Desk"


def test_prefers_plain_text_unless_it_is_empty(tmp_path: Path) -> None:
    assert read_one(tmp_path, multipart(PAGE, PLAIN), "a.eml").body == PACT
    empty = "Content-Type: text/plain\n\n \n"
    article = read_one(tmp_path, multipart(empty, PAGE), "b.eml")
    assert article.body == "The page says more."
    assert dict(article.provenance)["body"] == "the mail's HTML part"


def test_decodes_what_was_encoded_for_the_way(tmp_path: Path) -> None:
    quoted = "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: "
    article = read_one(
        tmp_path, multipart(quoted + "quoted-printable\n\nL=E9gation ouverte =\nhier."), "a.eml"
    )
    assert article.body == "Légation ouverte hier."
    rubbish = "base64\n\n!!!! not base64 at all ***"
    assert read_one(tmp_path, multipart(quoted + rubbish, PAGE), "b.eml").title


def test_joins_lines_that_were_broken_for_the_way(tmp_path: Path) -> None:
    body = "Twelve ports \nsigned a pact.\n\nMinisters came."
    headers = "Content-Type: text/plain; format=flowed\n"
    article = read_one(tmp_path, mail(body, headers), "a.eml")
    assert article.body == "Twelve ports signed a pact.\n\nMinisters came."


def test_names_attachments_and_imports_none(tmp_path: Path) -> None:
    attached = 'Content-Type: text/plain; name="b.txt"\nContent-Disposition: attachment\n\nSecret.'
    inner = "Content-Type: message/rfc822\n\nSubject: Inner\n\nInner text."
    article = read_one(tmp_path, multipart(attached, PLAIN, inner, kind="mixed"), "a.eml")
    assert article.body == PACT
    assert dict(article.provenance)["attachments"] == "not imported: b.txt, message/rfc822"
    assert "only attachments" in refused(tmp_path, multipart(attached, kind="mixed"), "b.eml")


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("\n-- \nThe harbour desk\nOslo", "a signature of 3 lines"),
        ("\nOn Fri, 21 Nov 1997, A Desk wrote:\n> When?\n> Where?\n", "a quoted mail of 3 lines"),
        ("\nLe 3 mai 1997, le bureau a écrit :\n> Quand ?\n", "a quoted mail of 2 lines"),
        (
            "\n-----Original Message-----\nFrom: A Desk\nSent: Friday\n\nWhen?",
            "a quoted mail of 4 lines",
        ),
        (
            "\n" + "_" * 47 + "\nNews mailing list\nhttps://lists.example/listinfo/news",
            "a list's footer of 3 lines",
        ),
    ],
)
def test_cuts_what_is_no_article_off_the_end(tmp_path: Path, end: str, told: str) -> None:
    article = read_one(tmp_path, mail(PACT + "\n" + end), "a.eml")
    assert article.body == PACT
    assert told in dict(article.provenance)["body"]


@pytest.mark.parametrize(
    "body",
    [
        f"{PACT}\n\n> The pact is good,\n> said the minister.",
        f"On Friday the minister wrote:\n> The pact is good.\n\n{PACT}",
        f"{PACT}\n\n--\nNot a signature.",
        "> All of it\n> is quoted.",
        f"{PACT}\n\n{'-' * 40}\n\nA second article of the same mail.",
    ],
)
def test_cuts_nothing_of_which_it_is_not_sure(tmp_path: Path, body: str) -> None:
    article = read_one(tmp_path, mail(body), "a.eml")
    assert article.body.split() == body.split()


@pytest.mark.parametrize("said", ["x <" + "@" * 300_000, "a@" * 40 + "<" + "b@" * 300_000])
def test_reads_no_long_line_for_the_announcement_of_a_quoted_mail(
    tmp_path: Path, said: str
) -> None:
    article = read_one(tmp_path, mail(f"{PACT}\n\n{said}\n> When?\n"), "a.eml")
    assert "> When?" in article.body


def test_refuses_mails_that_are_made_to_take_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(5000)
    )
    assert "more than 50 multiparts" in refused(tmp_path, HEADERS + deep, "a.eml")
    digest = "Content-Type: message/rfc822\n\n" * 5000
    assert "more than 50 multiparts" in refused(tmp_path, HEADERS + digest, "a.eml")
    many = multipart(*["\n"] * 6000, kind="mixed")
    assert "more than 5,000 parts" in refused(tmp_path, many, "a.eml")
    monkeypatch.setattr(mail_parts, "MOST_LINES", 1000)
    assert "more than 1,000 lines" in refused(tmp_path, mail("\n" * 2000), "a.eml")


@pytest.mark.parametrize(
    "header",
    [
        "From: " + "(" * 100_000,
        "From: " + "a@b.example, " * 50_000,
        "Subject: " + "=?utf-8?B?w4l0w6k=?= " * 50_000,
        "Subject: =?utf-16?B?////?= =?punycode?Q?x-y?= =?idna?Q?" + "x" * 900 + "?=",
        "Content-Type: text/plain; " + "; ".join(f"a*{n}*=x" for n in range(5000)),
        "Content-Type: multipart/mixed",
        "Content-Type: multipart/mixed; boundary=",
        "Content-Type: ////;;==",
        "Content-Transfer-Encoding: x-uuencode",
        "Content-Disposition: attachment; filename*=punycode''%ff",
        "Date: Fri, 99 Foo 99999 99:99:99 +9999",
        "List-Id: <<<>>><",
        "Message-ID: " + "<" * 5000,
        "Subject: a\0b\u2028",
    ],
)
def test_survives_broken_headers(header: str) -> None:
    content = f"{header}\nReceived: x\nMIME-Version: 1.0\n\n{PACT}\n"
    (found,) = MAIL.read(Piece(content.encode()))
    assert is_sound(found)
    assert isinstance(found, ParsedArticle) or "attachments" in found.reason


def test_takes_no_text_with_header_lines_for_a_mail() -> None:
    text = b"Title: A treaty\nDate: 11 May 1994\nSource: Post\n\nThe text."
    for content in (text, text.replace(b"Title", b"Subject"), b"From: here\nTo: there\n\nWe go."):
        found = recognise(content, ".txt")
        assert found is not None
        assert found.name == "text"
    found = recognise(mail().encode(), "")
    assert found is MAIL


SAMPLE = multipart(PLAIN, PAGE, 'Content-Type: image/png; name="a.png"\n\nxx').encode()


@pytest.mark.slow
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@settings(max_examples=150)
def test_never_raises_whatever_the_bytes_are(content: bytes) -> None:
    for head in (b"", SAMPLE[:200], b"Subject: x\nFrom: "):
        assert all(map(is_sound, MAIL.read(Piece(head + content))))


@pytest.mark.slow
@given(st.integers(0, len(SAMPLE)), st.integers(0, len(SAMPLE)), st.binary(max_size=12))
@settings(max_examples=200)
def test_never_raises_when_a_mail_is_broken(start: int, end: int, instead: bytes) -> None:
    (found,) = MAIL.read(Piece(SAMPLE[:start] + instead + SAMPLE[end:], "mail 1"))
    assert is_sound(found)
    assert not isinstance(found, Rejection) or found.where == "mail 1"
