"""Whatever becomes of a feed or of an agency's file, it is read or refused with a reason."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.importing.formats import FORMATS, Certainty, format_named
from articles.importing.opened import Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.reading import is_sound

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
STORY = b"""<!DOCTYPE lewis SYSTEM "lewis.dtd"><REUTERS TOPICS="NO" NEWID="7">
<DATE>26-FEB-1987 15:01:01.79</DATE><TEXT>&#2;<TITLE>RAIN &lt;X></TITLE><AUTHOR>By X</AUTHOR>
<DATELINE>    OSLO, Feb 26 - </DATELINE><BODY>It rained.\n    And on.\n Reuter\n&#3;</BODY></TEXT>
</REUTERS>"""
SAMPLES = {
    "feed": [
        (SEEDS / "feeds" / "harbour-wire.rss").read_bytes(),
        (SEEDS / "feeds" / "le-courrier-du-port.atom").read_bytes(),
    ],
    "json-feed": [(SEEDS / "feeds" / "meridian-post.json").read_bytes()],
    "nitf": [(SEEDS / "nitf" / "1970-warschauer-vertrag.xml").read_bytes()],
    "newsml-g2": [(SEEDS / "newsml" / "1979-egypt-israel-treaty.xml").read_bytes()],
    "ninjs": [(SEEDS / "ninjs" / "1985-espana-comunidad-europea.json").read_bytes()],
    "reuters-sgml": [STORY],
}
BITS = st.sampled_from(
    [b"<", b">", b"&", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<!DOCTYPE a [", b"<!ENTITY a 'b'>",
     b"&a;", b"&#0;", b"&#xD800;", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"</item>", b"<item>",
     b"<entry>", b"<newsItem>", b"</newsItem>", b"<nitf>", b"<REUTERS>", b"</BODY>", b"xmlns:x=''",
     b"x:", b'"', b"'", b"{", b"}", b"[", b"]", b",", b":", b"null", b"1e999", b"\\ud800",
     b'"items":', b'"bodies":', b'"uri":', b"<?xml encoding='x'?>", b"http://[", b"9999-99-99"]
) | st.binary(max_size=4)  # fmt: skip
SPOTS = st.tuples(st.floats(0, 1), st.integers(0, 60), BITS)


@st.composite
def spoiled(draw: st.DrawFn, name: str) -> bytes:
    """A good sample with some parts replaced, perhaps cut off or in another encoding."""
    content = draw(st.sampled_from(SAMPLES[name]))
    for place, length, bit in draw(st.lists(SPOTS, max_size=5)):
        at = int(place * len(content))
        content = content[:at] + bit + content[at + length :]
    content = content[: draw(st.integers(0, len(content)))] if draw(st.booleans()) else content
    if draw(st.integers(0, 5)) == 0:
        content = content.decode("latin-1").encode(draw(st.sampled_from(["utf-16", "utf-32-be"])))
    return content


def everything(name: str, content: bytes) -> Iterator[ParsedArticle | Rejection]:
    """All that this format makes of these bytes, by its pieces and as one piece."""
    format_ = format_named(name)
    assert format_.recognises(content[:8192], ".xml") in Certainty
    stream = io.BufferedReader(io.BytesIO(content), buffer_size=8192)
    for piece in format_.pieces(Opened("a", stream)):
        if isinstance(piece, Rejection):
            yield piece
        else:
            yield from format_.read(piece)
    yield from format_.read(Piece(content))


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_reads_or_refuses_a_spoiled_sample(name: str) -> None:
    @given(spoiled(name))
    @settings(max_examples=60, deadline=None)
    def check(content: bytes) -> None:
        for found in everything(name, content):
            assert is_sound(found)
            if isinstance(found, Rejection):
                assert found.reason.isprintable()

    check()


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
def test_reads_or_refuses_any_bytes(name: str) -> None:
    @given(st.lists(BITS, max_size=30).map(b"".join) | st.binary(max_size=200))
    @settings(max_examples=50, deadline=None)
    def check(content: bytes) -> None:
        assert all(map(is_sound, everything(name, content)))

    check()


def test_finds_each_sample_in_its_own_format_and_in_no_other() -> None:
    for name, samples in SAMPLES.items():
        for sample in samples:
            sure = [f for f in FORMATS if f.recognises(sample[:8192], "") == Certainty.CERTAIN]
            assert [format_.name for format_ in sure] == [name]
