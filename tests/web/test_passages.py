"""It shows the sentence in which a name stands, and never another part of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Mention
from articles.web.reviewing.passages import MOST_SHOWN, passages_of, sentence_around, spellings_of


def sentence(text: str, name: str) -> str:
    place = text.index(name)
    start, end = sentence_around(text, place, place + len(name))
    return text[start:end].strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rained. Chad won. They left.", "Chad won."),
        ("Mr. Chad and Gen. Idris met J. Smith. They left.",
         "Mr. Chad and Gen. Idris met J. Smith."),
        ("A line\nabout Chad\nand another", "about Chad"),
        ("“Is it Chad?” She asked.", "“Is it Chad?”"),
        ("Chad", "Chad"),
        ("it fell by 3.5 in Chad, i.e. much. The end", "it fell by 3.5 in Chad, i.e. much."),
        ("昨日。Chad で。今日", "Chad で。"),
        ("It rained! “Chad won,” he said. So", "“Chad won,” he said."),
    ],
)  # fmt: skip
def test_cuts_at_sentences(text: str, words: str) -> None:
    assert sentence(text, "Chad") == words


def test_cuts_endless_sentences_between_words() -> None:
    text = f"{'before ' * 200}Chad{' after' * 200}"
    cut = sentence(text, "Chad")
    assert len(cut) < 700
    assert set(cut.split()) == {"before", "Chad", "after"}
    mention = Mention(spans=[{"field": "body", "start": 1400, "end": 1404}])
    pieces = passages_of(Article(body=text), mention).shown[0].pieces
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"


@given(
    st.text(alphabet=st.sampled_from("aB. !?\n“”é。3'"), max_size=900),
    st.integers(0, 900),
    st.integers(0, 40),
)
def test_holds_the_name_and_stays_in_the_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert last - first <= length + 600
    mention = Mention(spans=[{"field": "body", "start": start, "end": end}])
    shown = passages_of(Article(body=text), mention).shown
    for passage in shown:
        assert "".join(p.text for p in passage.pieces).strip("… ") in text
        assert [p.text for p in passage.pieces if p.is_hit] == [text[start:end]]


def test_shows_a_sentence_once_and_the_headline_first() -> None:
    body = "Chad and Chad. " + "Then Chad again. " * 9
    places = [place for place in range(len(body)) if body.startswith("Chad", place)]
    mention = Mention(
        spans=[
            *({"field": "body", "start": p, "end": p + 4, "by": "place"} for p in places),
            {"field": "title", "start": 3, "end": 7},
            {"field": "title", "start": 300, "end": 304},
            {"field": "nowhere", "start": 0, "end": 4},
        ]
    )
    article = Article(title="In Chad", body=body)
    passages = passages_of(article, mention)
    assert [p.where for p in passages.shown] == ["headline", *["text"] * (MOST_SHOWN - 1)]
    assert sum(piece.is_hit for piece in passages.shown[1].pieces) == 2
    assert passages.shown[1].rule == "a place in it"
    assert passages.more == 11 - MOST_SHOWN
    assert spellings_of(article, mention) == ("Chad",)
