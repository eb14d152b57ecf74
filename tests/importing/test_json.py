"""JSON and JSON Lines: the usual names, the usual shapes, and broken ones."""

import json
from pathlib import Path

import pytest

from articles.importing.formats import jsonl
from articles.importing.objects import named_fields
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.reading import read_all, read_object, refused, write_lines


@pytest.mark.parametrize(
    ("names", "field", "expected"),
    [
        (["title", "headline", "name", "Title"], "title", "Ports open"),
        (["source", "publisher", "site", "site_name"], "source", "Ports open"),
        (["author", "byline", "creator", "authors"], "author", "Ports open"),
        (["dateline", "place"], "dateline", "Ports open"),
        (["id", "guid", "_id"], "identity", "Ports open"),
    ],
)
def test_knows_the_usual_names(tmp_path: Path, names: list[str], field: str, expected: str) -> None:
    for name in names:
        article = read_object(tmp_path, **{"summary": "Some words.", name: "Ports open"})
        assert getattr(article, field) == expected, name


@pytest.mark.parametrize(
    "name", ["body", "text", "content", "article", "articleBody", "description", "full_text"]
)
def test_knows_the_usual_names_of_the_text(tmp_path: Path, name: str) -> None:
    assert read_object(tmp_path, title="T", **{name: "The text."}).body == "The text."


@pytest.mark.parametrize(
    "name",
    [
        "date",
        "published",
        "pubdate",
        "published_at",
        "datePublished",
        "created",
        "publication-date",
    ],
)
def test_knows_the_usual_names_of_the_date(tmp_path: Path, name: str) -> None:
    article = read_object(tmp_path, title="T", **{name: "1987-12-08T17:45:00-05:00"})
    assert article.published is not None
    assert article.published.iso == "1987-12-08"
    assert article.published_origin == "metadata"


@pytest.mark.parametrize("name", ["url", "link", "address", "canonical", "permalink"])
def test_knows_the_usual_names_of_the_address(tmp_path: Path, name: str) -> None:
    article = read_object(tmp_path, title="T", **{name: "https://a.example/b"})
    assert article.url == "https://a.example/b"


def test_prefers_the_text_to_its_summary(tmp_path: Path) -> None:
    assert read_object(tmp_path, title="T", description="Short.", body="Long.").body == "Long."


def test_reads_lists_and_objects_where_words_are_expected(tmp_path: Path) -> None:
    article = read_object(
        tmp_path,
        title={"rendered": "Ports <em>open</em> &amp; close"},
        body=["One.", {"text": "Two."}],
        author=[{"name": "Jane Doe"}, "John Roe"],
        publisher={"@type": "Organization", "name": "The Post"},
        _id={"$oid": "5f1"},
    )
    assert article.title == "Ports open & close"
    assert article.body == "One.\n\nTwo."
    assert (article.author, article.source) == ("Jane Doe, John Roe", "The Post")
    assert article.identity == "5f1"


def test_cleans_markup_out_of_the_text(tmp_path: Path) -> None:
    body = "<p>One &amp; one.</p><script>alert(1)</script><aside>Ad</aside><p>Two.</p>"
    assert read_object(tmp_path, title="T", body=body).body == "One & one.\n\nTwo."
    assert read_object(tmp_path, title="T", body="1 < 2 and 3 > 2.").body == "1 < 2 and 3 > 2."
    assert read_object(tmp_path, title="T", body="Fish &amp; chips").body == "Fish & chips"


def test_lifts_the_dateline_out_of_the_text(tmp_path: Path) -> None:
    article = read_object(tmp_path, title="T", body="NEW DELHI, India (AP) — It is free.")
    assert (article.dateline, article.source) == ("NEW DELHI, India", "AP")
    assert article.body == "It is free."


def test_makes_the_first_sentence_the_title_when_there_is_only_text(tmp_path: Path) -> None:
    assert read_object(tmp_path, text="One came. Two went.").title == "One came."


def test_reads_numbers_as_dates_with_care(tmp_path: Path) -> None:
    for number, expected in (
        (1987, "1987"),
        (19870305, "1987-03-05"),
        (541900800, "1987-03-05"),
        (541900800000, "1987-03-05"),
        ("541900800000", None),
        (0, None),
        (1e308, None),
        (True, None),
    ):
        published = read_object(tmp_path, title="T", date=number).published
        assert (published.iso if published else None) == expected, number


@pytest.mark.parametrize("wrap", ["array", "articles", "items", "results"])
def test_reads_arrays_bare_and_wrapped(tmp_path: Path, wrap: str) -> None:
    items = [{"title": "Un été", "body": "b"}, {"nothing": 1}, 3, {"title": "Last"}]
    value = items if wrap == "array" else {"status": {"a": [1, "]"]}, wrap: items, "n": 4}
    (tmp_path / "a.json").write_text(json.dumps(value, indent=1, ensure_ascii=False))
    first, nothing, number, last = read_all(tmp_path / "a.json")
    assert isinstance(first, ParsedArticle)
    assert (first.title, first.where) == ("Un été", "item 1")
    assert json.loads(first.original) == items[0]
    assert nothing == Rejection("it has neither a title nor a text; its keys: nothing", "item 2")
    assert number == Rejection("it is a number, not an object with a title and a text", "item 3")
    assert isinstance(last, ParsedArticle)
    assert last.where == "item 4"


def test_reads_one_object_that_has_a_list_besides(tmp_path: Path) -> None:
    article = read_object(tmp_path, title="T", body="b", items=[1, 2])
    assert (article.title, article.where) == ("T", "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"title": "T"', "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 100_000, "nested too deeply"),
        ("[]", "empty"),
        ("7" * 5000, "not JSON"),
        ('"words"', "a string"),
        ("null", "null"),
        ("{}", "its keys: none"),
        (b"\x00\x01\x02" * 100, "not look like text"),
    ],
)
def test_refuses_broken_json_with_a_reason(
    tmp_path: Path, content: str | bytes, words: str
) -> None:
    assert words in refused(tmp_path, content, "a.json")


def test_keeps_the_good_lines_around_bad_ones(tmp_path: Path) -> None:
    file = write_lines(
        tmp_path / "a.jsonl",
        {"title": "First"}, "{broken", "", "[1]", "[" * 50_000, {"x": 1}, {"title": "Last"},
    )  # fmt: skip
    found = read_all(file)
    titles = [a.title for a in found if isinstance(a, ParsedArticle)]
    assert titles == ["First", "Last"]
    assert [r.where for r in found if isinstance(r, Rejection)] == [
        "line 2", "line 4", "line 5", "line 6",
    ]  # fmt: skip
    assert isinstance(found[-1], ParsedArticle)
    assert found[-1].original == b'{"title": "Last"}'


def test_rejects_a_line_that_is_too_long_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 1024 * 1024)
    file = write_lines(tmp_path / "a.jsonl", "x" * 3_500_000, {"title": "Next"})
    too_long, following = read_all(file)
    assert too_long == Rejection("it is longer than 1 MB", "line 1")
    assert isinstance(following, ParsedArticle)
    assert following.where == "line 2"


def test_reads_lines_in_utf_16_and_lines_without_an_end(tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_bytes('{"title": "Été"}\r\n{"title": "Автор"}'.encode("utf-16"))
    assert [a.title for a in read_all(file) if isinstance(a, ParsedArticle)] == ["Été", "Автор"]


def test_survives_halves_of_characters_and_odd_numbers(tmp_path: Path) -> None:
    file = write_lines(
        tmp_path / "a.jsonl",
        '{"title": "\\ud83d half \\u0000 \\udc00", "id": 1e999, "date": NaN}',
        '{"title": "T", "id": -Infinity, "author": [[[[["deep"]]]]]}',
    )
    first, _ = read_all(file)
    assert isinstance(first, ParsedArticle)
    assert first.title == "half"


def test_believes_the_year_of_an_article_before_the_day_of_its_file() -> None:
    article = named_fields.read_object(
        {"title": "Old", "year": "1987", "created": "2024-05-01"}, b""
    )
    assert isinstance(article, ParsedArticle)
    assert article.published is not None
    assert article.published.iso == "1987"


def test_keeps_what_only_looks_like_markup(tmp_path: Path) -> None:
    article = read_object(
        tmp_path, title="Freedonia Ports <FDP> sells docks", body="It owns 3 <4 at most> of them."
    )
    assert article.title == "Freedonia Ports <FDP> sells docks"
    assert article.body == "It owns 3 <4 at most> of them."


def test_says_in_which_line_or_item_and_where_in_it_the_mistake_is(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"title": "One", "body": "Text."}\n{oops\n')
    items = tmp_path / "a.json"
    items.write_text('[{"title": "One", "body": "Text."},\n {"title":\n "Two" "body": 3}]')
    rejected = [
        one for file in (lines, items) for one in read_all(file) if isinstance(one, Rejection)
    ]
    assert [(one.where, one.reason) for one in rejected] == [
        ("line 2", "it is not JSON: character 2 of it: a key in double quotes is missing"),
        ("item 2", "it is not JSON: line 2 of it, character 8: a comma is missing"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            '{"title":\n "T",\n "body": "a\tb"}',
            "line 3 of it, character 12: a control character is not",
        ),
        ('{"a": "b}', "character 7 of it: a string begins here that never ends"),
        ("{\"a\": 'b'}", "character 7 of it: no value stands here that JSON knows"),
        ('{"a" "b"}', "character 6 of it: a colon is missing"),
        ('{"a": "\\x"}', "character 8 of it: a backslash stands before a character"),
        ('{"a": "\\u12"}', "figures from 0 to f"),
        ('{"a": 1} more', "character 10 of it: something follows its end"),
        ("7" * 5000, "it is not JSON: it holds a number of too many figures"),
    ],
)
def test_says_in_whole_sentences_what_is_wrong(tmp_path: Path, content: str, reason: str) -> None:
    said = refused(tmp_path, content, "a.json")
    assert said.startswith("it is not JSON: ")
    assert reason in said
