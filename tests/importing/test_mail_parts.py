"""E-mail of several parts: all of its text is read, and of two versions the fuller one."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.formats.mail import MAIL
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle
from tests.importing.reading import read_one
from tests.importing.test_mail import PACT, PAGE, PLAIN, multipart

PICTURE = 'Content-Type: image/jpeg; name="port.jpg"\nContent-Disposition: inline\n\nxx'
FOOTER = (
    f"Content-Type: text/plain\n\n{'_' * 47}\nHarbour mailing list\n"
    "https://lists.example/listinfo/harbour"
)
WHOLE = " ".join(f"Port number {n} signed the pact on Friday." for n in range(1, 20))
STUB = "Content-Type: text/plain\n\nView this in your browser: https://wire.example/77"
FULL = f"Content-Type: text/html\n\n<html><body><p>{WHOLE}</p></body></html>"


def text(words: str, kind: str = "plain") -> str:
    return f"Content-Type: text/{kind}; charset=utf-8\n\n{words}"


def nested(*parts: str, kind: str) -> str:
    inner = "".join(f"--yy\n{part}\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="yy"\n\n{inner}--yy--\n'


def body_words(article: ParsedArticle) -> str:
    return dict(article.provenance)["body"]


def test_reads_the_text_on_both_sides_of_a_picture(tmp_path: Path) -> None:
    parts = [PLAIN, PICTURE, text("The ports follow in May.")]
    article = read_one(tmp_path, multipart(*parts, kind="mixed"), "a.eml")
    assert article.body == f"{PACT}\n\nThe ports follow in May."
    assert body_words(article) == "the mail's plain text, in 2 parts"
    assert dict(article.provenance)["attachments"] == "not imported: port.jpg"


def test_reads_pages_on_both_sides_of_a_picture(tmp_path: Path) -> None:
    halves = nested(text(f"<p>{WHOLE}</p>", "html"), PICTURE, PAGE, kind="mixed")
    article = read_one(tmp_path, multipart(halves), "a.eml")
    assert article.body == f"{WHOLE}\n\nThe page says more."
    assert body_words(article) == "the mail's HTML part, in 2 parts"


def test_reads_a_page_and_the_text_behind_it(tmp_path: Path) -> None:
    article = read_one(tmp_path, multipart(PAGE, PICTURE, PLAIN, kind="mixed"), "a.eml")
    assert article.body == f"The page says more.\n\n{PACT}"
    assert body_words(article) == "the mail's HTML part and plain text, in 2 parts"


def test_still_cuts_a_lists_footer_that_is_a_part_of_its_own(tmp_path: Path) -> None:
    for first in (PLAIN, text(f"<p>{PACT}</p>", "html")):
        article = read_one(tmp_path, multipart(first, FOOTER, kind="mixed"), "a.eml")
        assert article.body == PACT
        assert "a list's footer of 3 lines" in body_words(article)


def test_takes_a_text_once_that_is_there_as_text_and_as_page(tmp_path: Path) -> None:
    parts = [text(WHOLE), text(f"<p>{WHOLE}</p>", "html")]
    assert read_one(tmp_path, multipart(*parts, kind="mixed"), "a.eml").body == WHOLE
    assert read_one(tmp_path, multipart(*parts), "b.eml").body == WHOLE


def test_takes_the_page_where_the_plain_text_only_points_to_it(tmp_path: Path) -> None:
    article = read_one(tmp_path, multipart(STUB, FULL), "a.eml")
    assert article.body == WHOLE
    assert body_words(article) == "the mail's HTML part; its plain text has far less"
    related = nested(FULL, PICTURE, kind="related")
    inner = nested(STUB, related.replace("yy", "zz"), kind="alternative")
    assert read_one(tmp_path, multipart(inner, PICTURE, kind="mixed"), "b.eml").body == WHOLE


def test_keeps_the_plain_text_where_the_page_is_mostly_design(tmp_path: Path) -> None:
    style = "<style>" + ".a { color: red } " * 500 + "</style>"
    page = text(f"<html>{style}<body><p>{PACT}</p><p>Unsubscribe</p></body></html>", "html")
    article = read_one(tmp_path, multipart(PLAIN, page), "a.eml")
    assert article.body == PACT
    assert body_words(article) == "the mail's plain text"
    tangled = text("<b" + " x" * 12_000 + ">" + "<p>word</p>" * 200, "html")
    assert read_one(tmp_path, multipart(PLAIN, tangled), "b.eml").body == PACT


def nested_in_turn(mixed: object, depth: int = 0) -> str:
    """A leaf for each number, and a multipart for each list, each with a boundary of its own."""
    if not isinstance(mixed, list):
        return text(f"Harbour number {mixed} is open today.")
    inner = "".join(f"--b{depth}\n{nested_in_turn(each, depth + 1)}\n" for each in mixed)
    return f'Content-Type: multipart/mixed; boundary="b{depth}"\n\n{inner}--b{depth}--\n'


@given(st.recursive(st.integers(0, 99), lambda one: st.lists(one, min_size=1, max_size=3)))
@settings(max_examples=50)
def test_loses_no_inline_text_however_it_is_nested(mixed: object) -> None:
    (found,) = MAIL.read(Piece(multipart(nested_in_turn(mixed), kind="mixed").encode()))
    assert isinstance(found, ParsedArticle)
    numbers = [word for word in found.body.split() if word.isdigit()]
    assert numbers == _digits(mixed)


def _digits(mixed: object) -> list[str]:
    return [d for one in mixed for d in _digits(one)] if isinstance(mixed, list) else [str(mixed)]
