"""Every span, in any text, holds the characters of an alias."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.tagging.fold import fold, fold_name, fold_text
from tests.tagging.plain_table import ROWS, mentions

ALIASES = {fold_name(row.text).replace(".", "") for row in ROWS}
PIECES = st.one_of(
    st.sampled_from([row.text for row in ROWS]),
    st.sampled_from([row.text.upper() for row in ROWS]),
    st.sampled_from(["Erdog\u0306an", "U.S.", "Tu\u0308rkiye", "Straße", "ﬁ", "İ", "ǰ", "’s", "´"]),
    st.text(max_size=6),
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", ", ", "\n", "-", ""])), max_size=12).map(
    lambda pieces: "".join(piece + gap for piece, gap in pieces)
)


@given(body=TEXTS, title=TEXTS, date=st.sampled_from(["", "1987-03-05", "2002", "2022-10"]))
def test_every_span_folds_to_an_alias(body: str, title: str, date: str) -> None:
    fields = {"body": body, "title": title}
    for mention in mentions(body, date, title):
        assert 0 <= mention.salience <= 1
        assert mention.spans
        for span in mention.spans:
            written = fields[span.field][span.start : span.end]
            assert fold_name(written).replace(".", "") in ALIASES


@given(body=TEXTS, title=TEXTS)
def test_no_two_spans_that_count_overlap(body: str, title: str) -> None:
    found = [mention for mention in mentions(body, "2002", title) if mention.confidence >= 0.5]
    spans = sorted(span for mention in found for span in mention.spans if span.by != "shared")
    for one, next_one in pairwise(spans):
        assert one.field != next_one.field or one.end <= next_one.start


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    folded = fold_text(text)
    assert folded.text == fold(text)
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert 0 <= start < end <= len(text)
        assert folded.text[place] in fold(text[start:end])
