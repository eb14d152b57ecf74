"""JSON: is an object one article, or an envelope around many? And items that hold no text."""

import json
from pathlib import Path

import pytest

from articles.importing.formats import json_file
from articles.importing.formats.json_file import JSON_FILE
from articles.importing.objects.named_fields import read_object
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.endless import opened_chunks

ITEMS = [{"title": "Ports open", "body": "Ships came."}, {"title": "Ports close", "body": "Gone."}]
NOTE = "The ferries of Freedonia will sail on Sundays too, from the first of May on. " * 3


def titles(value: object) -> list[str]:
    """The headlines of all articles in a file with this value; reasons behind a "-"."""
    found = JSON_FILE.pieces(opened_chunks([json.dumps(value).encode()], "a.json"))
    read = [
        one
        for piece in found
        for one in (JSON_FILE.read(piece) if isinstance(piece, Piece) else [piece])
    ]
    return [f"-{one.reason}" if isinstance(one, Rejection) else one.title for one in read]


@pytest.fixture(params=["small", "large"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Once as it is, once as if no object were small enough to be looked at as a whole."""
    if request.param == "large":
        monkeypatch.setattr(json_file, "LARGEST_OBJECT", 180)
    return str(request.param)


@pytest.mark.parametrize(
    "value",
    [
        {"response": {"docs": ITEMS, "numFound": 2}, "status": "OK"},
        {"copyright": "(c)", "data": {"page": 1, "articles": ITEMS}, "meta": {"items": 2}},
        {"meta": {"tags": ["a"]}, "result": {"facets": [1, 2], "results": ITEMS}},
        {"data": {"count": 0}, "response": {"items": ITEMS}},
    ],
)
def test_reads_the_envelope_that_a_service_puts_into_another(
    size: str, value: dict[str, object]
) -> None:
    assert titles(value) == ["Ports open", "Ports close"]


def test_reads_no_inner_envelope_of_what_is_an_article() -> None:
    assert titles({"title": "Ports", "data": {"items": ITEMS}}) == ["Ports"]
    assert titles({"title": "Ports", "text": NOTE, "data": {"items": ITEMS}}) == ["Ports"]
    assert titles({"text": NOTE, "data": {"items": ITEMS}}) == [titles({"text": NOTE})[0]]
    assert titles({"data": {"title": "Ports", "text": NOTE, "items": ITEMS}})[0].startswith("-")


@pytest.mark.parametrize(
    "envelope",
    [
        {"title": "Export 2019"},
        {"headline": "Export 2019", "description": "All of March.", "count": 2},
        {"title": "Export 2019", "text": "", "body": None, "content": []},
        {"title": "Export 2019", "data": {"items": 3}},
        {"title": "Export 2019", "results": [1, 2, 3]},
    ],
)
def test_reads_the_articles_of_an_export_that_has_a_title(
    size: str, envelope: dict[str, object]
) -> None:
    for at in ("items", "articles", "entries"):
        padded = {**envelope, "status": "x" * 30, at: ITEMS, "more": "x" * 200}
        assert titles(padded) == ["Ports open", "Ports close"]


def test_takes_the_same_of_two_arrays_whatever_the_size(size: str) -> None:
    assert titles({"data": [{"a": 1}], "articles": ITEMS, "z": "x" * 200}) == [
        "Ports open", "Ports close",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["body", "text", "content", "articleBody", "full_text"])
def test_keeps_an_article_that_lists_others_one_article(text: str) -> None:
    assert titles({"items": ITEMS, "title": "Ferries", text: NOTE}) == ["Ferries"]
    assert titles({"title": "Ferries", text: {"rendered": NOTE}, "items": ITEMS}) == ["Ferries"]
    assert titles({"title": "Ferries", text: [NOTE], "items": ITEMS}) == ["Ferries"]


def test_refuses_an_article_that_is_too_large_whatever_it_lists(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_file, "LARGEST_OBJECT", 180)
    (reason,) = titles({"title": "Ferries", "text": "They sail.", "items": ITEMS * 4})
    assert "it is one article, for it has a text of its own" in reason


def test_tells_of_a_text_behind_an_array_that_was_read_already(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_file, "LARGEST_OBJECT", 100)
    *found, reason = titles({"items": ITEMS * 2, "n": {"a": [1]}, "text": NOTE})
    assert found == ["Ports open", "Ports close"] * 2
    assert "behind its array stands a text of its own" in reason


def test_still_takes_an_empty_array_for_one_and_a_headline_for_an_article(tmp_path: Path) -> None:
    assert titles({"status": "ok", "articles": []}) == ["-its array is empty"]
    assert titles({"title": "Ferries sail", "items": []}) == ["Ferries sail"]


@pytest.mark.parametrize(
    ("unread", "cure"),
    [
        ({"story_en": NOTE}, "(body=story_en)"),
        ({"article_words": "This text stands where nobody looks, in Freedonia."}, "article_words"),
        ({"words": "“Will the ferries sail on Sundays too?”"}, "(body=words)"),
        ({"markup": "<p>The ferries will sail on <b>Sundays.</b></p>\n"}, "(body=markup)"),
        ({"words": {"de": "Die Fähren fahren auch am Sonntag."}}, "(body=outer.inner)"),
        ({"caption": NOTE}, "(body=caption)"),
        ({"parts": [{"text": NOTE}, "More."]}, "(body=parts)"),
        ({"blocks": [{"p": NOTE}, {"p": "More."}]}, "give it as plain text"),
        ({"body": {"en": NOTE}}, "(body=outer.inner)"),
        ({"chapters": [{"headline": "One", "body": "Short."}]}, "give it as plain text"),
    ],
)
def test_refuses_a_headline_whose_text_stands_under_an_unknown_name(
    unread: dict[str, object], cure: str
) -> None:
    found = read_object({"title": "Ferries sail", "id": 3, **unread}, b"{}", "item 4")
    assert isinstance(found, Rejection)
    assert found.where == "item 4"
    (name,) = unread
    assert f"no text under a usual name, though “{name}” holds one" in found.reason
    assert cure in found.reason


@pytest.mark.parametrize(
    "beside",
    [
        {},
        {"body": None, "image": "https://pictures.example/" + "ferry/" * 60, "n": [1, 2]},
        {"tags": [{"name": "ferries"}, {"name": "ports"}], "credit": "Harbour Desk"},
        {"note": "The ferries sail on Sundays, too", "slogan": "We print it all."},
        {"image": {"src": "f.png", "Caption": "A ferry leaves the harbour on a Sunday."}},
        {"copyright_notice": "All rights are with the Harbour Desk of Freedonia."},
        {"picture": {"alt": ["A ferry leaves the harbour on a Sunday."]}},
    ],
)
def test_takes_a_headline_that_is_all_there_is_and_says_so(beside: dict[str, object]) -> None:
    found = read_object({"title": "Ferries sail", **beside}, b"{}")
    assert isinstance(found, ParsedArticle)
    assert (found.title, found.body) == ("Ferries sail", "")
    assert dict(found.provenance)["body"] == "none: there is only a headline"


def test_believes_a_column_map_that_says_where_texts_stand() -> None:
    value = {"title": "Ferries sail", "text": "", "comment": NOTE}
    found = read_object(value, b"{}", columns={"body": "text"})
    assert isinstance(found, ParsedArticle)
    assert found.body == ""
