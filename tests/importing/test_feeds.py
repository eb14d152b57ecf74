"""RSS, Atom and JSON Feed: one article per entry."""

import json
from pathlib import Path

import pytest

from articles.importing.formats import json_feed, recognise
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.reading import read_all, read_one, refused

RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss.dtd">
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Wire &amp; Post</title><link>https://harbourwire.example/</link>
<language>en-gb</language>%s</channel></rss>"""
ITEM = """<item><title>Caf&eacute; opens</title><link>/1987/cafe</link>
<guid isPermaLink="false">hw-1</guid><description>A summary.</description>
<content:encoded><![CDATA[<p>OSLO, Norway &mdash; The <b>first</b> caf&eacute; of AT&T.</p>
<p>It is new.</p><script>alert(1)</script>]]></content:encoded>
<dc:creator>Desk of the north</dc:creator><category>World</category>
<pubDate>Tue, 03 Mar 1987 10:00:00 EST</pubDate></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafenkurier</title>
<author><name>Redaktion</name></author><link href="https://hafenkurier.example/"/>
<entry><title>Einheit</title><id>urn:x:1</id><link href="https://hafenkurier.example/1"/>
<published>1990-10-03T00:00:00+01:00</published><updated>1991-01-01T00:00:00Z</updated>
<category term="politik" label="Politik"/><summary>Kurz.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Die Mauer ist weg.</p>
<p>Zweiter Absatz.</p></div></content></entry>
<entry xml:lang="fr"><title>Deux</title><id>urn:x:2</id><summary>Le vent se lève.</summary>
<source><title>Le Courrier</title></source></entry></feed>"""


def rss(items: str) -> str:
    return RSS % items


def test_reads_an_entry_with_all_that_rss_says_of_it(tmp_path: Path) -> None:
    article = read_one(tmp_path, rss(ITEM), "feed.rss")
    assert article.title == "Café opens"
    assert article.body == "The first café of AT&T.\n\nIt is new."
    assert article.dateline == "OSLO, Norway"
    assert article.url == "https://harbourwire.example/1987/cafe"
    assert (article.identity, article.section) == ("hw-1", "World")
    assert (article.source, article.author) == ("Harbour Wire & Post", "Desk of the north")
    assert article.language == "en"
    assert article.published is not None
    assert article.published.iso == "1987-03-03"
    assert article.where == "entry 1"
    assert ("body", "the entry's content") in article.provenance
    assert article.original == ITEM.encode()


@pytest.mark.parametrize("name", ["feed", "feed.xml", "feed.txt", "feed.html", "feed.json"])
def test_knows_a_feed_by_its_content_whatever_its_name(tmp_path: Path, name: str) -> None:
    assert read_one(tmp_path, rss(ITEM), name).identity == "hw-1"


def test_takes_the_summary_where_there_is_no_content(tmp_path: Path) -> None:
    item = "<item><title>A</title><description>Only &amp; this, 3 &lt; 4.</description></item>"
    assert read_one(tmp_path, rss(item)).body == "Only & this, 3 < 4."


@pytest.mark.parametrize(
    ("written", "iso"),
    [("1987-03", "1987-03"), ("1987", "1987"), ("1987-03-05T08:00Z", "1987-03-05")],
)
def test_keeps_how_exactly_a_date_is_known(tmp_path: Path, written: str, iso: str) -> None:
    item = f"<item><title>A</title><dc:date>{written}</dc:date></item>"
    published = read_one(tmp_path, rss(item)).published
    assert published is not None
    assert published.iso == iso


def test_reads_atom_and_what_the_feed_says_for_its_entries(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(ATOM)
    first, second = read_all(tmp_path / "a.xml")
    assert isinstance(first, ParsedArticle)
    assert isinstance(second, ParsedArticle)
    assert first.body == "Die Mauer ist weg.\n\nZweiter Absatz."
    assert first.published is not None
    assert first.published.iso == "1990-10-03"
    assert (first.source, first.author, first.language) == ("Hafenkurier", "Redaktion", "de")
    assert first.section == "Politik"
    assert (second.source, second.language, second.url) == ("Le Courrier", "fr", "")
    assert second.identity == "urn:x:2"


def test_reads_rss_1_whose_items_stand_beside_the_channel(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel rdf:about="http://m.example/">'
        "<title>Meridian Post</title><items><rdf:Seq><rdf:li/></rdf:Seq></items></channel>"
        '<item rdf:about="http://m.example/a"><title>Rain</title>'
        "<link>http://m.example/a</link><description>It rains.</description></item></rdf:RDF>",
        "noending",
    )
    assert (article.title, article.source) == ("Rain", "Meridian Post")
    assert article.url == "http://m.example/a"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "utf-16", "utf-16-le"])
def test_reads_a_feed_in_the_encoding_it_has_not_the_one_it_declares(
    tmp_path: Path, encoding: str
) -> None:
    text = rss("<item><title>Élysée à midi</title></item>")
    assert read_one(tmp_path, text.encode(encoding), "a.xml").title == "Élysée à midi"


def test_reads_the_entries_beside_a_broken_one(tmp_path: Path) -> None:
    broken = "<item><title>B<b></title><media:x>&nonsense;<p>loose</item>"
    (tmp_path / "a.rss").write_text(rss(ITEM + broken + ITEM))
    found = read_all(tmp_path / "a.rss")
    assert [each.where for each in found] == ["entry 1", "entry 2", "entry 3"]
    assert isinstance(found[0], ParsedArticle)
    assert isinstance(found[2], ParsedArticle)
    assert found[2].identity == "hw-1"


def test_tells_that_a_feed_breaks_off_and_keeps_what_was_whole(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(rss(ITEM + ITEM)[:-300])
    first, second = read_all(tmp_path / "a.rss")
    assert isinstance(first, ParsedArticle)
    assert isinstance(second, Rejection)
    assert "cut off" in second.reason
    assert second.where == "entry 2"


def test_tells_that_a_feed_is_empty(tmp_path: Path) -> None:
    assert refused(tmp_path, rss(""), "a.rss") == "it holds no entry"


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("desk@wire.example (Night desk)", "Night desk"),
        ("Night desk &lt;desk@wire.example>", "Night desk"),
        ("desk@wire.example", ""),
        ("Night desk", "Night desk"),
    ],
)
def test_names_an_author_without_the_address(tmp_path: Path, author: str, name: str) -> None:
    item = f"<item><title>A</title><author>{author}</author></item>"
    assert read_one(tmp_path, rss(item)).author == name


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Meridian Post",
    "home_page_url": "https://m.example/",
    "language": "en-US",
    "authors": [{"name": "Foreign desk"}],
}


def test_reads_a_json_feed(tmp_path: Path) -> None:
    item = {
        "id": "7", "url": "/a", "title": "Rain", "content_text": "It rains.",
        "date_published": "1987-03-05T08:00:00Z", "tags": ["Weather"],
    }  # fmt: skip
    article = read_one(tmp_path, json.dumps({**FEED, "items": [item]}), "feed.json")
    assert (article.title, article.body) == ("Rain", "It rains.")
    assert (article.source, article.author) == ("Meridian Post", "Foreign desk")
    assert (article.url, article.identity) == ("https://m.example/a", "7")
    assert (article.language, article.section) == ("en", "Weather")
    assert article.published is not None
    assert article.published.iso == "1987-03-05"
    assert json.loads(article.original) == item


def test_rejects_what_is_no_entry_of_a_json_feed_and_reads_the_others(tmp_path: Path) -> None:
    items = [3, {"id": 2, "content_html": "<p>Fog.</p>"}]
    (tmp_path / "a.json").write_text(json.dumps({**FEED, "items": items}))
    first, second = read_all(tmp_path / "a.json")
    assert isinstance(first, Rejection)
    assert isinstance(second, ParsedArticle)
    assert (second.body, second.identity) == ("Fog.", "2")


def test_takes_so_many_entries_of_a_json_feed_and_tells_that_there_are_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_feed, "MOST_ENTRIES", 2)
    items = [{"id": str(number), "content_text": "Fog."} for number in range(3)]
    (tmp_path / "a.json").write_text(json.dumps({**FEED, "items": items}))
    *articles, rest = read_all(tmp_path / "a.json")
    assert len(articles) == 2
    assert isinstance(rest, Rejection)
    assert "more than 2 entries" in rest.reason


@pytest.mark.parametrize(
    "content",
    [
        "<?xml version='1.0'?><catalogue><item>x</item></catalogue>",
        "<catalogue xmlns='urn:x'><feed/></catalogue>",
        "<?xml version='1.0'?><feed><entry/></feed>",
        "<?xml version='1.0'?><rdf:RDF xmlns:rdf='urn:rdf'><item/></rdf:RDF>",
        "<!DOCTYPE plist SYSTEM 'x'><plist/>",
    ],
)
@pytest.mark.parametrize("ending", ["", ".xml", ".txt"])
def test_leaves_xml_that_nobody_knows_to_nobody(content: str, ending: str) -> None:
    assert recognise(content.encode(), ending) is None
    assert recognise(content.encode("utf-16"), ending) is None


def test_leaves_pages_to_html() -> None:
    page = b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'>"
    found = recognise(page, ".xml")
    assert found is not None
    assert found.name == "html"
