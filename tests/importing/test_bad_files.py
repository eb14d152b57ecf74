"""What is no article, or no file, gets a reason and no exception."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.importing import file_bytes
from articles.importing.compose import LONGEST_BODY
from articles.importing.formats import FORMATS
from articles.importing.formats.html import read_html
from articles.importing.formats.json_file import JSON_FILE
from articles.importing.formats.jsonl import read_line
from articles.importing.formats.text import read_text
from articles.importing.opened import Piece
from articles.importing.parsed_article import Rejection
from tests.importing.reading import is_sound, read_all

ENDINGS = sorted(ending for format_ in FORMATS for ending in format_.endings)


def reason(file: Path) -> str:
    (rejection,) = read_all(file)
    assert isinstance(rejection, Rejection)
    return rejection.reason


@pytest.mark.parametrize("ending", ENDINGS)
def test_gives_a_reason_for_what_is_no_readable_file(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a{ending}"
    assert "not there" in reason(file)
    file.mkdir()
    assert "folder" in reason(file)
    file.rmdir()
    file.touch()
    assert "empty" in reason(file)
    file.unlink()
    os.mkfifo(file)
    assert "pipe" in reason(file)
    file.unlink()
    file.symlink_to(tmp_path / "gone")
    assert "leads nowhere" in reason(file)
    assert "NUL" in reason(tmp_path / f"a\0{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
def test_gives_a_reason_for_a_file_it_may_not_read(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / f"a{ending}"
    file.write_text("words")

    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "may not read" in reason(file)


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".txt", ".html", ".htm", ".json"])
def test_refuses_a_file_that_is_too_large(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a{ending}"
    with file.open("wb") as opened:
        opened.truncate(file_bytes.LARGEST_FILE + 1)
    assert "larger than 50 MB" in reason(file)


SOUP = st.text(
    alphabet=st.sampled_from(list("<>/=\"' \n&;{}[]:,ab0p—()©-\x00\ud800é\u2028")), max_size=200
)
PARTS = st.sampled_from(
    ["<p>", "</p>", "<article>", "<h1>", "<!--", "<![CDATA[", "<script>", "</script>", "&#0;",
     "&#xD800;", '{"title":', '"text"', "[1,", "PARIS, March 3 (X) - A", "1987", "©1987 B",
     "By A B", "Title: x", "\n", "<meta charset=utf-7>", '<meta name="date" content="1987">',
     '<script type="application/ld+json">{"@type":"NewsArticle","author":[[]],"headline":[{}]}',
     "<?xml version='1.0'?>", "<svg><math>", "\ufeff", "<time datetime=x>", "<a href=x>"],
)  # fmt: skip
ANYTHING = (
    st.binary(max_size=400)
    | SOUP.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(PARTS | SOUP, max_size=12).map(
        lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
    )
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["title", "body", "author", "date", "id", "url", "articles", "name", "x"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=15,
)


@pytest.mark.slow
@given(ANYTHING)
@settings(max_examples=250)
def test_never_raises_whatever_the_bytes_are(content: bytes) -> None:
    assert is_sound(read_text(content))
    assert is_sound(read_html(content))
    assert is_sound(read_line(content, "line 1"))
    assert all(map(is_sound, JSON_FILE.read(Piece(content))))


@pytest.mark.slow
@given(VALUES)
@settings(max_examples=150)
def test_never_raises_whatever_the_json_holds(value: object) -> None:
    content = json.dumps(value).encode()
    assert is_sound(read_line(content, "line 1"))
    assert all(map(is_sound, JSON_FILE.read(Piece(content))))


@pytest.mark.slow
@given(st.binary(max_size=300))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_never_raises_reading_a_file(tmp_path: Path, content: bytes) -> None:
    for ending in ENDINGS:
        file = tmp_path / f"a{ending}"
        file.write_bytes(content)
        assert all(map(is_sound, read_all(file)))


@pytest.mark.parametrize("line", ['{"\\u0000": 1}', '{"\\ud800": 1}', '{"a\\nb\\u202e": 1}'])
def test_says_its_reasons_in_characters_that_can_be_stored_and_printed(line: str) -> None:
    rejection = read_line(line.encode(), "line \x001")
    assert isinstance(rejection, Rejection)
    for text in (rejection.reason, rejection.where):
        assert text.isprintable()
        assert text.encode()


def test_refuses_a_text_that_no_newspaper_printed() -> None:
    line = json.dumps({"title": "Long", "body": "word " * (LONGEST_BODY // 5 + 1)})
    rejection = read_line(line.encode(), "line 1")
    assert isinstance(rejection, Rejection)
    assert "at most 2,000,000" in rejection.reason
