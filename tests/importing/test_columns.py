"""Columns with other names: what a column map may say, and what becomes of it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.objects.columns import value_at
from articles.importing.objects.named_fields import read_object
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.read_files import read_file
from articles.models.import_columns import COLUMN_FIELDS, check_columns
from tests.importing.reading import write_lines

OBJECT = {
    "Headline": "Ports sign a pact",
    "title": "Not this",
    "meta": {"text": "Twelve ports.", "by": [{"name": "A desk"}], "day": 1987},
    "meta.lang": "fr",
    "desk": "Shipping",
}
COLUMNS = {
    "title": "Headline", "body": "meta.text", "author": "meta.by.0.name", "date": "meta.day",
    "language": "meta.lang", "section": "desk",
}  # fmt: skip


def test_reads_fields_under_the_names_that_were_told(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "a.jsonl", OBJECT)
    array = tmp_path / "a.json"
    array.write_text(json.dumps([OBJECT]))
    alone = tmp_path / "b.json"
    alone.write_text(json.dumps(OBJECT))
    for file in (lines, array, alone):
        (article,) = read_file(file, COLUMNS)
        assert isinstance(article, ParsedArticle)
        assert (article.title, article.body) == ("Ports sign a pact", "Twelve ports.")
        assert (article.author, article.language, article.section) == ("A desk", "fr", "Shipping")
        assert article.published is not None
        assert article.published.iso == "1987"
        assert dict(article.provenance)["body"] == "the field “meta.text”"


def test_reads_the_other_fields_under_their_usual_names() -> None:
    value = {"Headline": "Ports", "text": "Twelve.", "source": "Post"}
    article = read_object(value, b"", columns={"title": "Headline"})
    assert isinstance(article, ParsedArticle)
    assert (article.title, article.body, article.source) == ("Ports", "Twelve.", "Post")


def test_takes_no_usual_name_where_another_was_told() -> None:
    columns = {"title": "Headline", "body": "Text"}
    for value in (
        {"title": "Not this", "Headline": None},
        {"title": "Not this", "body": "Nor this.", "Text": ""},
        {"title": "Not this", "Headline": " ", "Text": ""},
    ):
        found = read_object(value, b"", columns=columns)
        assert isinstance(found, Rejection)
        assert "neither a title nor a text; its keys: title" in found.reason


def test_reads_an_object_that_has_none_of_the_columns_under_the_usual_names(
    tmp_path: Path,
) -> None:
    """A map for one file of a folder is not for the others."""
    columns = {"title": "Titel", "body": "meta.text"}
    english = {"title": "Ports", "text": "Twelve.", "meta": {"id": 3}}
    file = write_lines(tmp_path / "a.jsonl", english, {"Titel": "Häfen", "title": "No"})
    first, second = read_file(file, columns)
    assert isinstance(first, ParsedArticle)
    assert (first.title, first.body) == ("Ports", "Twelve.")
    assert isinstance(second, ParsedArticle)
    assert second.title == "Häfen"


def test_looks_for_no_usual_name_in_a_row_whose_cells_are_empty(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("A,B,title,source\nOne,The text.,no,Post\n,,Not this,Post\n")
    first, empty = read_file(file, {"title": "A", "body": "B"})
    assert isinstance(first, ParsedArticle)
    assert isinstance(empty, Rejection)
    assert "neither a title nor a text" in empty.reason


def test_documents_every_field() -> None:
    docs = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
    _, _, section = docs.read_text().partition("## Columns with other names")
    for field, meaning in COLUMN_FIELDS.items():
        assert f"| `{field}` | {meaning} |" in section


def test_accepts_every_field_that_it_lists() -> None:
    assert check_columns({}) is None
    assert check_columns(dict.fromkeys(COLUMN_FIELDS, "a.b")) is None


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"headline": "a"}, 'no field "headline". The fields are: title, body, date'),
        ({"title": " "}, 'no column for "title"'),
        ({"body": "a" + ".a" * 50}, '"body" is more than 20 names deep'),
    ],
)
def test_refuses_a_map_that_cannot_be_meant(mapping: dict[str, str], words: str) -> None:
    assert words in (check_columns(mapping) or "")


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["a", "b", "a.b", "0", ""]), inner, max_size=3)
        ),
    ),
    st.text(alphabet="ab.0²9", max_size=8),
)
def test_never_raises_whatever_path_is_told(value: object, path: str) -> None:
    value_at(value, path)
