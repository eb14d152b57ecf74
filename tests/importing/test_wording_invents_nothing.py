"""Whatever the words, what is read out of a line stands in it, and nothing else is lost."""

from hypothesis import given
from hypothesis import strategies as st

from articles.importing.wording.boilerplate import without_boilerplate
from articles.importing.wording.byline import read_byline
from articles.importing.wording.copyright_line import read_copyright
from articles.importing.wording.dateline import Dateline, read_dateline, read_printed

_SAMPLE = (
    "OSLO Oslo Norway March May 3 3. 1999 1970 (AP) (dpa) (France) ( ) — – - -- _ . , : ; | © (c) "
    "Copyright By by Von Par Por From our der Jane Doe and und in Rome correspondent The ship "
    "Related: Read also: Share this on Facebook Sign up for our newsletter said mardi le de "
    "sailed all rights reserved Inc \u00a0 ² ٣ e\u0301 \U0001f6a2"
)
lines = st.lists(st.sampled_from(_SAMPLE.split(" ")), max_size=14).map(" ".join) | st.text(
    max_size=80
)


@given(lines)
def test_finds_a_dateline_in_the_words_before_the_rest(line: str) -> None:
    found, rest = read_dateline(line)
    assert line.endswith(rest)
    head = line[: len(line) - len(rest)]
    words = f"{found.place} {found.date} {found.agency}".replace("(", " ").replace(")", " ")
    assert all(word in head for word in words.split())
    assert rest == line if found == Dateline() else rest


@given(lines)
def test_finds_names_and_a_day_in_a_byline(line: str) -> None:
    who, day = read_byline(line)
    assert who in line
    assert day in line
    assert who or not day


@given(st.lists(lines, max_size=5))
def test_keeps_paragraphs_as_they_are_and_in_their_order(paragraphs: list[str]) -> None:
    kept, claim = without_boilerplate(paragraphs)
    rest = iter(paragraphs)
    assert all(paragraph in rest for paragraph in kept)
    assert not claim.holder or any(claim.holder in paragraph for paragraph in paragraphs)


@given(lines)
def test_never_fails_on_a_claim_or_a_printed_dateline(line: str) -> None:
    claim = read_copyright(line)
    assert claim is None or claim.holder in line
    assert isinstance(read_printed(line), Dateline)
