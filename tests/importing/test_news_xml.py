"""NITF, NewsML-G2 and the SGML of the Reuters collection."""

from pathlib import Path

import pytest

from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.reading import read_all, read_one, refused

NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf xml:lang="en-US"><head><title>Of the file</title>
<docdata management-status="usable"><doc-id id-string="mp-1"/>
<date.issue norm="19870304T120000-0500"/><urgency ed-urg="4"/></docdata>
<pubdata name="Meridian Post" position.section="World"/></head>
<body><body.head><hedline><hl1>Ministers meet in <em>Oslo</em></hl1><hl2>At last</hl2></hedline>
<byline>By <person>Desk North</person><byttl>Staff</byttl></byline>
<dateline><location>Oslo, Norway</location>, <story.date norm="19870303">March 3</story.date> -
</dateline></body.head><body.content><p>A caf&eacute; of <org>NATO</org>, R&D & more.</p>
<media><media-caption>Somebody walks.</media-caption></media>
<hl2>Later</hl2><ul><li>One.</li><li>Two.</li></ul></body.content></body></nitf>"""
G2 = """<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
<header><sent>2021-01-01T00:00:00Z</sent></header><itemSet><packageItem guid="p"/>%s</itemSet>
</newsMessage>"""
ITEM = """<newsItem guid="urn:newsml:x:1" version="2" xml:lang="fr">
<rightsInfo><copyrightHolder><name>Nobody</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:HW"/>
<versionCreated>1989-11-12T00:00:00Z</versionCreated>
<firstCreated>1989-11-10T09:00:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><contentCreated>1989-11</contentCreated><by>By Night desk</by>
<dateline>BERLIN, Nov 10 (HW) -</dateline><language tag="en-GB"/>
<headline xml:lang="de">Die Mauer</headline><headline xml:lang="en">The wall</headline>
</contentMeta><contentSet>%s</contentSet></newsItem>"""
INNER_NITF = """<inlineXML contenttype="application/nitf+xml">
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content><p>It opened.</p>
<p>People came.</p></body.content></body></nitf></inlineXML>"""
INNER_XHTML = """<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title>
</head><body><p>It opened.</p><p>People <b>came</b>.</p></body></html></inlineXML>"""
STORY = """<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="5544" NEWID="1">
<DATE>26-FEB-1987 15:01:01.79</DATE><TOPICS><D>cocoa</D></TOPICS>
<UNKNOWN>&#5;&#5;C T &#22;f0704&#31;reute</UNKNOWN>
<TEXT>&#2;
<TITLE>COCOA &lt;REVIEW></TITLE>
<AUTHOR>    By Night Desk, Reuters</AUTHOR>
<DATELINE>    SALVADOR, Feb 26 - </DATELINE><BODY>It rained in the
zone of &lt;ABC>, R&amp;D said.
    A second paragraph
follows.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
"""


def test_reads_nitf(tmp_path: Path) -> None:
    article = read_one(tmp_path, NITF, "a.xml")
    assert article.title == "Ministers meet in Oslo"
    assert article.body == "A café of NATO, R&D & more.\n\nLater\n\nOne.\n\nTwo."
    assert (article.source, article.section) == ("Meridian Post", "World")
    assert (article.author, article.language) == ("Desk North", "en")
    assert (article.identity, article.dateline) == ("mp-1", "Oslo, Norway")
    assert article.published is not None
    assert article.published.iso == "1987-03-04"
    assert article.original == NITF.encode()


def test_takes_the_date_of_the_dateline_where_nitf_has_no_other(tmp_path: Path) -> None:
    text = NITF.replace('<date.issue norm="19870304T120000-0500"/>', "")
    published = read_one(tmp_path, text, "a.xml").published
    assert published is not None
    assert published.iso == "1987-03-03"


def test_reads_a_dateline_without_its_parts_marked(tmp_path: Path) -> None:
    start, end = NITF.index("<dateline>"), NITF.index("</dateline>")
    text = NITF[:start] + "<dateline>LONDON, May 1 (HW) -" + NITF[end:]
    assert read_one(tmp_path, text, "a.xml").dateline == "LONDON"


def test_reads_the_full_text_once_where_the_lead_stands_twice(tmp_path: Path) -> None:
    lead = "<p>LEAD: It rained.</p>"
    content = (
        f'<block class="lead_paragraph">{lead}</block>'
        f'<block class="full_text">{lead}<p>It rained.</p><p>All day.</p></block>'
    )
    start, end = NITF.index("<body.content>") + 14, NITF.index("</body.content>")
    assert read_one(tmp_path, NITF[:start] + content + NITF[end:]).body == "It rained.\n\nAll day."


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_does_not_take_what_its_publisher_took_back(tmp_path: Path, status: str) -> None:
    assert status in refused(tmp_path, NITF.replace("usable", status), "a.xml")
    item = G2 % (ITEM.replace("stat:usable", f"stat:{status}") % INNER_NITF)
    assert status in refused(tmp_path, item, "a.xml")


def test_says_where_xml_is_broken(tmp_path: Path) -> None:
    assert "not well-formed XML" in refused(tmp_path, NITF.replace("</hl1>", ""), "a.xml")
    assert "line" in refused(tmp_path, NITF[:-20], "a.xml")


@pytest.mark.parametrize("inner", [INNER_NITF, INNER_XHTML])
def test_reads_a_news_item_with_nitf_or_xhtml_in_it(tmp_path: Path, inner: str) -> None:
    article = read_one(tmp_path, G2 % (ITEM % inner), "a.xml")
    assert article.title == "The wall"
    assert article.body == "It opened.\n\nPeople came."
    assert (article.source, article.author) == ("HW", "Night desk")
    assert (article.identity, article.dateline) == ("urn:newsml:x:1 version 2", "BERLIN")
    assert article.language == "en"
    assert article.published is not None
    assert article.published.iso == "1989-11-10"
    assert article.original == (ITEM % inner).encode()


def test_keeps_a_month_that_nothing_makes_exact(tmp_path: Path) -> None:
    item = ITEM.replace("1989-11-10T09:00:00Z", "").replace("1989-11-12T00:00:00Z", "")
    item = item.replace(", Nov 10", "")
    published = read_one(tmp_path, G2 % (item % INNER_NITF), "a.xml").published
    assert published is not None
    assert published.iso == "1989-11"


def test_reads_every_news_item_of_a_message_and_says_which_hold_no_text(tmp_path: Path) -> None:
    picture = ITEM.replace("ninat:text", "ninat:picture") % "<remoteContent href='a.jpg'/>"
    (tmp_path / "a.xml").write_text(G2 % (ITEM % INNER_NITF + picture + ITEM % INNER_XHTML))
    first, second, third = read_all(tmp_path / "a.xml")
    assert isinstance(first, ParsedArticle)
    assert second == Rejection("it holds no text (it is a picture)", "news item 2")
    assert isinstance(third, ParsedArticle)
    assert third.where == "news item 3"


def test_reads_a_news_item_that_is_the_whole_file(tmp_path: Path) -> None:
    namespace = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"'
    item = ITEM.replace("<newsItem", namespace, 1) % INNER_NITF
    article = read_one(tmp_path, item, "noending")
    assert (article.title, article.where) == ("The wall", "")


def test_tells_that_a_package_only_lists_others(tmp_path: Path) -> None:
    assert refused(tmp_path, G2 % "", "a.xml") == "it holds no news item"


def test_reads_a_story_of_the_reuters_collection(tmp_path: Path) -> None:
    article = read_one(tmp_path, f'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n{STORY}', "a.sgm")
    assert article.title == "COCOA <REVIEW>"
    assert (
        article.body == "It rained in the zone of <ABC>, R&D said.\n\nA second paragraph follows."
    )
    assert (article.source, article.author) == ("Reuters", "Night Desk")
    assert (article.identity, article.dateline) == ("1", "SALVADOR")
    assert article.published is not None
    assert article.published.iso == "1987-02-26"
    assert article.original == STORY.strip().encode()


def test_reads_stories_that_are_brief_or_not_processed(tmp_path: Path) -> None:
    head = '<REUTERS NEWID="2"><DATE> 5-MAR-1987</DATE><TEXT TYPE='
    brief = (
        f'{head}"BRIEF">&#2;\n<TITLE>******RAIN IN OSLO\n</TITLE>Blah blah.&#3;</TEXT></REUTERS>'
    )
    raw = (
        f'{head}"UNPROC">&#2;\nHarbour Co &lt;HC> 1st qtr\n    Shr 5 cts\n    Net six mln\n'
        " Reuter\n&#3;</TEXT></REUTERS>"
    )
    (tmp_path / "a.sgm").write_text(STORY + brief + raw)
    _, second, third = read_all(tmp_path / "a.sgm")
    assert isinstance(second, ParsedArticle)
    assert isinstance(third, ParsedArticle)
    assert (second.title, second.body) == ("RAIN IN OSLO", "")
    assert (third.title, third.body) == ("Harbour Co <HC> 1st qtr", "Shr 5 cts\n\nNet six mln")


def test_reads_the_stories_beside_one_in_another_encoding(tmp_path: Path) -> None:
    odd = STORY.replace("COCOA", "CACAO à").encode("latin-1")
    (tmp_path / "a").write_bytes(STORY.encode() + odd + STORY.encode())
    found = read_all(tmp_path / "a")
    assert [isinstance(each, ParsedArticle) for each in found] == [True] * 3
    assert isinstance(found[1], ParsedArticle)
    assert found[1].title == "CACAO à <REVIEW>"
