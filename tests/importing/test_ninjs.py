"""ninjs: news in JSON, in three generations of its specification."""

import json
from pathlib import Path
from typing import Any

import pytest

from articles.importing.formats import recognise
from articles.importing.parsed_article import ParsedArticle
from tests.importing.reading import read_all, read_one, refused, write_lines

FIRST: dict[str, Any] = {
    "uri": "urn:newsml:x:1", "type": "text", "pubstatus": "usable", "language": "en-GB",
    "versioncreated": "1987-03-04T10:00:00Z", "byline": "By Night desk", "located": "Oslo, Norway",
    "headline": "Rain", "copyrightholder": "Harbour Wire",
    "body_text": "It rains. It goes on.", "body_xhtml": "<p>It rains.</p><p>It goes on.</p>",
}  # fmt: skip
SECOND: dict[str, Any] = {
    "uri": "urn:newsml:x:1", "type": "text", "language": "en",
    "versioncreated": "1987-03-06T10:00:00Z", "contentcreated": "1987-03-04",
    "by": "Night desk", "located": "Oslo, Norway", "infosources": [{"name": "Harbour Wire"}],
    "headlines": [{"role": "print", "value": "No"}, {"role": "main", "value": "Rain"}],
    "bodies": [{"role": "main", "contenttype": "text/html",
                "value": "<p>It rains.</p><p>It goes on.</p>"}],
}  # fmt: skip
THIRD: dict[str, Any] = {
    "uri": "urn:newsml:x:1", "pubStatus": "usable", "language": "en",
    "versionCreated": "1987-03-06T10:00:00Z", "firstCreated": "1987-03-04T10:00:00Z",
    "by": "Von Night desk", "located": "Oslo, Norway", "copyrightHolder": "Harbour Wire",
    "headlines": [{"role": "main", "value": "Rain"}],
    "bodies": [{"role": "short", "value": "It rains."},
               {"role": "html", "contentType": "text/html",
                "value": "<p>It rains.</p><p>It goes on.</p>"}],
}  # fmt: skip


@pytest.mark.parametrize("news", [FIRST, SECOND, THIRD])
def test_reads_every_generation(tmp_path: Path, news: dict[str, Any]) -> None:
    text = json.dumps(news)
    article = read_one(tmp_path, text, "a.json")
    assert (article.title, article.body) == ("Rain", "It rains.\n\nIt goes on.")
    assert (article.source, article.author) == ("Harbour Wire", "Night desk")
    assert (article.identity, article.dateline) == ("urn:newsml:x:1", "Oslo, Norway")
    assert article.language == "en"
    assert article.published is not None
    assert article.published.iso == "1987-03-04"
    assert article.original == text.encode()


def test_reads_arrays_and_lines_of_them(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([FIRST, THIRD], indent=1))
    lines = write_lines(tmp_path / "a.jsonl", FIRST, THIRD)
    nameless = write_lines(tmp_path / "a", FIRST, THIRD)
    for file in (tmp_path / "a.json", lines, nameless):
        found = read_all(file)
        assert [each.title for each in found if isinstance(each, ParsedArticle)] == ["Rain"] * 2


def test_tells_a_correction_from_what_it_corrects(tmp_path: Path) -> None:
    found = read_all(
        write_lines(tmp_path / "a.jsonl", *({**FIRST, "version": v} for v in ("1", 2)))
    )
    names = [each.identity for each in found if isinstance(each, ParsedArticle)]
    assert names == ["urn:newsml:x:1", "urn:newsml:x:1 version 2"]


def test_reads_other_objects_among_them_by_the_usual_names(tmp_path: Path) -> None:
    found = read_all(write_lines(tmp_path / "a.jsonl", FIRST, {"title": "Fog", "text": "Grey."}))
    assert isinstance(found[1], ParsedArticle)
    assert (found[1].title, found[1].body) == ("Fog", "Grey.")


def test_tells_pictures_and_what_was_taken_back(tmp_path: Path) -> None:
    picture = {"uri": "urn:x", "type": "picture", "versioncreated": "1987", "headline": "A boat"}
    assert refused(tmp_path, json.dumps(picture), "a.json") == "it holds no text (it is a picture)"
    withheld = {**FIRST, "pubstatus": "withheld"}
    assert "withheld" in refused(tmp_path, json.dumps(withheld), "a.json")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('{"title": "A", "text": "B", "uri": "urn:x"}', "json"),
        ('{"id": 1, "inner": {"uri": "urn:x", "versioncreated": "1987"}}', "json"),
        ('{"uri": "a", "title": "versioncreated"}', "json"),
        ('{"title": "A"}\n{"title": "B"}', "jsonl"),
        ('[{"uri": "urn:x", "bodies": []}]', "ninjs"),
        ('{"uri": "urn:x", "versionCreated": "1987"', "ninjs"),
    ],
)
def test_leaves_all_other_json_to_others(content: str, name: str) -> None:
    found = recognise(content.encode(), "")
    assert found is not None
    assert found.name == name
