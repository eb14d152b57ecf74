"""Entries of feeds: whose they are, which of their texts is read, and what day they came out."""

import json
from pathlib import Path

from articles.importing.parsed_article import DateOrigin, ParsedArticle
from tests.importing.reading import read_all, read_one
from tests.importing.test_feeds import FEED, rss

NEWS = " ".join(f"The {n}. ferry of Freedonia sails on Sunday." for n in range(1, 9))
PICTURE = '<p><img src="https://pictures.example/a.jpg" alt="A ferry"></p>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry>%s</entry></feed>'


def dated(article: ParsedArticle) -> tuple[str, str, str]:
    """The day, what it was read from, and in words how sure it is."""
    iso = article.published.iso if article.published else ""
    return iso, article.published_origin.value, dict(article.provenance).get("date", "")


def test_takes_no_managing_editor_for_the_author_of_every_entry(tmp_path: Path) -> None:
    for name in ("managingEditor", "managingeditor", "rss:managingEditor"):
        editor = f"<{name}>chief@wire.example (The chief)</{name}>"
        article = read_one(tmp_path, rss(f"{editor}<item><title>A</title></item>"), "a.rss")
        assert article.author == ""
    own = "<author>desk@wire.example (Night desk)</author>"
    article = read_one(tmp_path, rss(f"{editor}<item><title>A</title>{own}</item>"), "a.rss")
    assert article.author == "Night desk"


def test_reads_the_description_where_the_content_is_only_a_picture(tmp_path: Path) -> None:
    content = f"<content:encoded><![CDATA[{PICTURE}<p>A ferry.</p>]]></content:encoded>"
    item = f"<item><title>A</title><description>{NEWS}</description>{content}</item>"
    article = read_one(tmp_path, rss(item), "a.rss")
    assert article.body == NEWS
    assert dict(article.provenance)["body"] == "the entry's summary"


def test_reads_the_content_where_it_has_enough_words(tmp_path: Path) -> None:
    content = f"<content:encoded><![CDATA[<p>{NEWS}</p>]]></content:encoded>"
    longer = f"{NEWS} {NEWS}"
    item = f"<item><title>A</title><description>{longer}</description>{content}</item>"
    assert read_one(tmp_path, rss(item), "a.rss").body == NEWS
    short = "<content:encoded>It sails.</content:encoded><description>Sails.</description>"
    assert read_one(tmp_path, rss(f"<item>{short}</item>"), "b.rss").body == "It sails."


def test_reads_the_fullest_text_of_a_json_feed(tmp_path: Path) -> None:
    item = {"id": "7", "title": "A", "content_html": PICTURE, "content_text": NEWS, "summary": "S."}
    article = read_one(tmp_path, json.dumps({**FEED, "items": [item]}), "a.json")
    assert article.body == NEWS
    assert dict(article.provenance)["body"] == "JSON Feed content_text"


def test_takes_the_day_of_a_change_only_where_nothing_else_tells_the_day(tmp_path: Path) -> None:
    changed = "<title>A</title><updated>1990-10-05T00:00:00Z</updated>"
    article = read_one(tmp_path, ATOM % changed, "a.atom")
    assert dated(article) == ("1990-10-05", "metadata", "weak: the entry's date of change")
    link = '<link href="https://post.example/1990/10/01/a"/>'
    article = read_one(tmp_path, ATOM % (changed + link), "b.atom")
    assert dated(article)[:2] == ("1990-10-01", DateOrigin.ADDRESS)
    assert dated(article)[2] == "likely: the address"
    published = "<published>1990-10-03T00:00:00Z</published>"
    article = read_one(tmp_path, ATOM % (changed + published), "c.atom")
    assert dated(article) == ("1990-10-03", "metadata", "likely: the entry's date")


def test_takes_dublin_cores_date_for_the_day_it_came_out(tmp_path: Path) -> None:
    item = "<item><title>A</title><dc:date>1987-03-05</dc:date></item>"
    article = read_one(tmp_path, rss(item), "a.rss")
    assert dated(article) == ("1987-03-05", "metadata", "likely: the entry's date")


def test_takes_the_day_of_a_change_of_a_json_feed_last(tmp_path: Path) -> None:
    item = {"id": "7", "title": "A", "content_text": NEWS, "date_modified": "1990-10-05T00:00:00Z"}
    article = read_one(tmp_path, json.dumps({**FEED, "items": [item]}), "a.json")
    assert dated(article) == ("1990-10-05", "metadata", "weak: the entry's date of change")
    item["url"] = "/1990/10/01/a"
    article = read_one(tmp_path, json.dumps({**FEED, "items": [item]}), "b.json")
    assert dated(article)[0] == "1990-10-01"


def test_keeps_the_very_bytes_of_the_entries_of_a_json_feed(tmp_path: Path) -> None:
    first = b'{ "id":"1",  "title": "Caf\\u00e9 ]} \\ud83d",\n "content_text":"F\xc3\xb6g."}'
    second = b'{"title":"B","id":2,"id":3, "n": [1.50]}'
    content = json.dumps(FEED).encode()[:-1] + b', "items": [' + first + b" ,\n" + second + b"]}"
    for name, written in (
        ("a.json", content),
        ("b.json", b"\xef\xbb\xbf" + content),
        ("c.json", content.decode().encode("utf-16")),
    ):
        (tmp_path / name).write_bytes(written)
        found = read_all(tmp_path / name)
        assert [one.original for one in found if isinstance(one, ParsedArticle)] == [first, second]
