"""Markdown: its front matter, its signs, and what nobody should put into either."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.formats import recognise
from articles.importing.formats.markdown import LONGEST_TEXT, MARKDOWN
from articles.importing.markdown.text import read_markdown
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.reading import is_sound, read_one, refused

TEXT = "Twelve ports signed a pact in Oslo. Ministers were content with what it says."
YAML = f"""---
# for the site
title: "Ports sign a pact"
date: 1997-11-21
author: [A desk, Another desk]
categories:
  - Shipping
tags: [ports]
lang: no
slug: ports-sign
permalink: https://wire.example/ports
---

{TEXT}
"""
TOML = f"""+++
title = "Ports sign a pact"
date = 1997-11-21T10:00:00Z
author = "A desk"
section = "Shipping"
+++

{TEXT}
"""
JSON = f'{{\n"title": "Ports sign a pact",\n"date": "1997-11-21", "author": "A desk"}}\n\n{TEXT}\n'


@pytest.mark.parametrize("content", [YAML, TOML, JSON])
def test_reads_front_matter(tmp_path: Path, content: str) -> None:
    article = read_one(tmp_path, content, "a.md")
    assert (article.title, article.body) == ("Ports sign a pact", TEXT)
    assert article.author.startswith("A desk")
    assert article.published is not None
    assert (article.published.iso, article.published_origin) == ("1997-11-21", "metadata")
    assert dict(article.provenance)["title"] == "the field “title”"


def test_reads_lines_on_top_without_a_fence(tmp_path: Path) -> None:
    content = "Title: Ports open\nDate: 1997-11-21\nAuthor: Jane Doe\n\nThey opened on *Friday*.\n"
    article = read_one(tmp_path, content, "a.md")
    assert (article.title, article.author, article.body) == (
        "Ports open", "Jane Doe", "They opened on Friday.",
    )  # fmt: skip
    assert article.published is not None


def test_takes_values_as_they_are_written(tmp_path: Path) -> None:
    article = read_one(tmp_path, YAML, "a.md")
    assert (article.language, article.section) == ("no", "Shipping")
    assert (article.identity, article.url) == ("ports-sign", "https://wire.example/ports")
    assert article.author == "A desk, Another desk"
    flag = read_one(tmp_path, f"---\ntitle: T\npublished: true\ndate: 1997\n---\n{TEXT}", "b.md")
    assert flag.published is not None
    assert flag.published.iso == "1997"


def test_takes_the_first_heading_for_the_title_and_the_name_for_the_date(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"# Ports *sign* a pact\n\n{TEXT}", "1997-11-21-ports.md")
    assert (article.title, article.body) == ("Ports sign a pact", TEXT)
    assert article.published is not None
    assert article.published.iso == "1997-11-21"
    assert "the name of the file" in dict(article.provenance)["date"]
    article = read_one(tmp_path, f"Ports sign a pact\n=====\n\n{TEXT}", "b.md")
    assert article.title == "Ports sign a pact"


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Bold**, *slanted*, __bold__, _slanted_, ***both***, ~~gone~~", None),
        ("snake_case_name and 5 * 3 * 2 stay", "snake_case_name and 5 * 3 * 2 stay"),
        ('A [link](https://a.example/b_(c) "Title") and [one][ref].', "A link and one."),
        ("An ![image](a.png) and [![badge](b.svg)](c).", "An and ."),
        ("Noted[^1] here.", "Noted here."),
        ("Code `a*b` and\\\na break with \\*stars\\*.", "Code a*b and a break with *stars*."),
        ("<https://a.example> &amp; <b>marked</b> &lt;", "https://a.example & marked <"),
        ("{{< figure src=a >}}Words{% include b %}{: .c}", "Words"),
        ("> Quoted\n> words.", "Quoted words."),
        ("One\ntwo  \nthree", "One two three"),
        ("<!-- unseen --> seen <script>unseen()</script>", "seen"),
    ],
)
def test_reads_words_and_no_signs(markdown: str, words: str | None) -> None:
    expected = words or "Bold, slanted, bold, slanted, both, gone"
    assert read_markdown(markdown).paragraphs == (expected,)


def test_cuts_a_text_into_paragraphs() -> None:
    text = (
        "First\n***\nSecond\n\n- one\n- two\n  goes on\n1. three\n\n| a | b |\n|---|:-:|\n"
        "| 1 | 2 |\n\n```python\nx = 1\n```\n\n## Inner ##\n\n[ref]: https://a.example\n"
        "[^1]: A note."
    )
    assert read_markdown(text).paragraphs == (
        "First", "Second", "one", "two goes on", "three", "a, b", "1, 2", "x = 1", "Inner",
        "A note.",
    )  # fmt: skip


def test_reads_a_text_that_begins_with_a_rule(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"---\nA text between rules.\n---\n\n{TEXT}", "a.md")
    assert "between rules" in article.title + article.body
    assert TEXT in article.body


BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        (BOMB, "more than 20 aliases"),
        ("a: " + "[" * 5000, "nested more than 20 deep"),
        ("".join(f"{' ' * n}a:\n" for n in range(200)), "nested more than 20 deep"),
        ("title: Ports: a pact", "not YAML: mapping values are not allowed"),
        ("title: !!python/object/apply:os.system ['x']\n? [a]\n: b", "not YAML"),
        ("title: \x01", "not YAML"),
        ("title: T\n" + "x: y\n" * 20_000, "does not end within 64 KB"),
    ],
)
def test_refuses_front_matter_that_is_broken_or_made_to_harm(
    tmp_path: Path, block: str, reason: str
) -> None:
    assert reason in refused(tmp_path, f"---\n{block}\n---\n{TEXT}", "a.md")


def test_refuses_toml_that_is_broken_or_deep(tmp_path: Path) -> None:
    assert "not TOML" in refused(tmp_path, f"+++\ntitle = \n+++\n{TEXT}", "a.md")
    assert "not TOML" in refused(tmp_path, f"+++\na = {'[' * 5000}\n+++\n{TEXT}", "a.md")
    deep = "a." * 30_000 + "a = 1"
    assert "more than 20 deep" in refused(tmp_path, f"+++\n{deep}\n+++\n{TEXT}", "a.md")


def test_refuses_a_text_that_is_too_long(tmp_path: Path) -> None:
    assert "at most 4,000,000" in refused(tmp_path, "a " * LONGEST_TEXT, "a.md")


@pytest.mark.slow
@pytest.mark.parametrize(
    "signs", ["[", "![", "[](", "*", "_", "`", "<", "<a ", "{{", "{%", "> ", "#", "# ", "|", "|-",
              "- ", "\\", "[^", "[a]: ", "<script>", "<!--", "&", "~", "-", "=\n", "a\n---\n"]
)  # fmt: skip
def test_reads_long_lines_of_signs_in_one_pass(signs: str) -> None:
    """A pattern that goes back again and again would not come to an end here."""
    text = signs * (100_000 // len(signs))
    assert read_markdown(text + "x") != read_markdown(text + "\n\nanother")


def test_is_known_by_its_front_matter() -> None:
    for content in (YAML, TOML):
        for ending in (".md", ".txt", ""):
            assert recognise(content.encode(), ending) is MARKDOWN
    assert recognise(JSON.encode(), ".md") is MARKDOWN
    assert recognise(b"# A title\n\nWords.", ".markdown") is MARKDOWN
    found = recognise(b"A title\n---\n\nWords: many.\n---\n", ".txt")
    assert found is not None
    assert found.name == "text"


SAMPLE = YAML.encode()


@pytest.mark.slow
@given(st.integers(0, len(SAMPLE)), st.integers(0, len(SAMPLE)), st.binary(max_size=12))
@settings(max_examples=100)
def test_never_raises_when_a_file_is_broken(start: int, end: int, instead: bytes) -> None:
    (found,) = MARKDOWN.read(Piece(SAMPLE[:start] + instead + SAMPLE[end:], name="1997-99-99-a.md"))
    assert is_sound(found)


@pytest.mark.slow
@given(
    st.binary(max_size=200)
    | st.text(alphabet="-+:=[]{}&*!#|>~`_()<>\\\n \"'ab1?,%@", max_size=120).map(str.encode)
)
@settings(max_examples=150)
def test_never_raises_whatever_the_bytes_are(content: bytes) -> None:
    for head in (b"", b"---\n", b"+++\n", b"---\ntitle: T\n"):
        for end in (b"", b"\n---\nText", b"\n+++\nText"):
            (found,) = MARKDOWN.read(Piece(head + content + end))
            assert isinstance(found, ParsedArticle | Rejection)
            assert is_sound(found)


def test_tells_the_line_in_which_front_matter_breaks(tmp_path: Path) -> None:
    reason = refused(
        tmp_path, "---\nauthor: Jane\ntitle: [unclosed\ndate: : :\n---\n\nText.\n", "a.md"
    )
    assert reason.startswith("its front matter is not YAML: ")
    assert reason.endswith(", in line 4")
    assert "unicode string" not in reason
