"""JSON of any size: cut into its items as it is read, with the bytes they were written in."""

import io
import json
import tracemalloc
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.formats import json_file
from articles.importing.formats.json_file import JSON_FILE
from articles.importing.objects.json_parts import JsonParts
from articles.importing.opened import Opened, Piece
from articles.importing.parsed_article import Rejection
from tests.importing.endless import opened_chunks

ITEM = b'{"title": "Ports \\"sign\\" ]} a pact", "body": "Text, [text", "n": [[[1], {"a": {}}]]}'


def cut(chunks: Iterable[bytes]) -> list[Piece | Rejection]:
    return list(JSON_FILE.pieces(opened_chunks(chunks, "a.json")))


def contents(found: Iterable[Piece | Rejection]) -> list[bytes]:
    return [piece.content for piece in found if isinstance(piece, Piece)]


@pytest.mark.parametrize(
    "content",
    [
        b"[" + ITEM + b" ,\n" + ITEM + b"]",
        b"\xef\xbb\xbf [" + ITEM + b"," + ITEM + b"]\n",
        b'{"n": {"items": 3}, "items": [' + ITEM + b"," + ITEM + b'], "z": 1}',
        ("[" + ITEM.decode() + "," + ITEM.decode() + "]").encode("utf-16"),
    ],
)
def test_keeps_the_bytes_of_each_item(content: bytes) -> None:
    for size in (7, 64, 5000):
        chunks = [content[at : at + size] for at in range(0, len(content), size)]
        assert contents(cut(chunks)) == [ITEM, ITEM]


def test_streams_an_object_that_is_too_large_to_be_read_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_file, "LARGEST_OBJECT", 2000)
    long = b'{"status": "' + b"x" * 5000 + b'", "results": [' + ITEM + b"," + ITEM + b"]}"
    assert contents(cut([long])) == [ITEM, ITEM]
    (refused,) = cut([b'{"status": "' + b"x" * 5000 + b'"}'])
    assert isinstance(refused, Rejection)
    assert "no array of articles stands under one of articles, items" in refused.reason


@pytest.mark.parametrize(
    ("content", "reasons"),
    [
        (b"[" + ITEM, ["the file breaks off behind this item"]),
        (b"[" + ITEM + b",", ["the file breaks off before this item"]),
        (b"[" + ITEM + b",]", ["it is not JSON: a comma too many"]),
        (b"[" + ITEM + b"}", ["it is not JSON: its array is closed by }"]),
        (b"[" + ITEM + b"] [", ["something stands behind the end of its array, and is not read"]),
    ],
)
def test_keeps_the_good_items_of_a_broken_array(content: bytes, reasons: list[str]) -> None:
    found = cut([content])
    assert contents(found) == [ITEM]
    assert [each.reason for each in found if isinstance(each, Rejection)] == reasons


def test_counts_the_items_of_an_array_that_are_no_articles() -> None:
    found = cut([b"[" + b"1," * 100_000 + ITEM + b"]"])
    assert len(found) == 102
    assert ITEM in contents(found)
    assert found[-1] == Rejection(
        "99,900 more of its items are no objects with a title and a text either"
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "chunks",
    [
        [b"[", *[b"1234567," * 125_000] * 4, b"1]"],
        [b"[", *[b"x" * 1_000_000] * 200],
        [b'[{"title": "', *[b"x" * 1_000_000] * 500, b'"}]'],
        [b'{"title": "', *[b"x" * 1_000_000] * 500],
        [b"[" * 1_000_000] * 60,
        [b'{"a":' * 200_000] * 2,
    ],
    ids=["numbers", "a word", "a string", "an object", "arrays", "objects"],
)
def test_takes_no_more_memory_for_hundreds_of_megabytes(chunks: list[bytes]) -> None:
    opened = opened_chunks(chunks, "a.json")
    tracemalloc.start()
    count = sum(isinstance(piece, Piece | Rejection) for piece in JSON_FILE.pieces(opened))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert 1 <= count <= 101
    assert peak < 250_000_000


VALUES = st.recursive(
    st.none() | st.integers() | st.text(alphabet='a"\\[]{},:é\n', max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=20,
)


@pytest.mark.slow
@given(st.lists(VALUES, min_size=1, max_size=6), st.integers(1, 9), st.booleans())
@settings(max_examples=80)
def test_cuts_any_array_where_its_items_end(
    values: list[object], size: int, is_ascii: bool
) -> None:
    content = json.dumps(values, ensure_ascii=is_ascii).encode()
    chunks = [content[at : at + size] for at in range(0, len(content), size)]
    assert [json.loads(each) for each in contents(cut(chunks))] == values


@given(st.text(alphabet='[]{},:"\\ a1\n', max_size=40), st.integers(1, 40))
def test_never_raises_whatever_stands_there(text: str, size: int) -> None:
    chunks = [text[at : at + size].encode() for at in range(0, len(text), size)]
    cut(chunks)
    parts = JsonParts(iter(chunks))
    while parts.upto(b",").sign:
        pass
    list(JSON_FILE.pieces(Opened("a", io.BufferedReader(io.BytesIO(text.encode() or b" ")))))
