"""Markup in texts: a paragraph with a <time> goes only when it is nothing but date and byline."""

import pytest

from articles.importing.clean_text import clean_paragraphs

DAY = '<time datetime="1987-03-05">5 March 1987</time>'


@pytest.mark.parametrize(
    "words",
    [
        "Polls open at <time>7am</time> on Thursday in Oslo.",
        "<time>7am</time>",
        "<time datetime='07:00'>7 am</time> Oslo Marathon",
        f"The vote is on {DAY}",
        f"Freedonia votes on {DAY}.",
        f"By {DAY} all ports had signed.",
        f"Updated rules apply from {DAY} in all ports of Freedonia",
        f"From {DAY} on, ferries sail on Sundays.",
    ],
)
def test_keeps_a_sentence_with_a_time_in_it(words: str) -> None:
    (kept,) = clean_paragraphs(f"<p>{words}</p>")
    assert kept.split()[-1] in words.replace("</time>", "")


def test_keeps_events_in_a_list_of_them() -> None:
    items = [f"The {n}. event of the week:" for n in range(4)] + ["Freedonia Festival 5 March 1987"]
    markup = "".join(f"<li>{item}</li>" for item in items).replace("5 March 1987", DAY)
    assert clean_paragraphs(f"<ul>{markup}</ul>") == items


@pytest.mark.parametrize(
    "words",
    [
        DAY,
        f"Published: {DAY}",
        f"Published on {DAY}, updated <time datetime='1987-03-06T08:00'>6 March, 8:00</time>",
        f"Posted on {DAY} by Ada Example",
        f"By Ada Example | {DAY}",
        f"Por <a href='/a'>Ada Example</a> · {DAY}",
        f"Ada Example, {DAY}",
        f"Von Ada Example und Ben Muster – {DAY}",
        "Published <time datetime='1987-03-05T08:00:00Z'>2 hours ago</time>",
        f"{DAY} • 3 min read",
    ],
)
def test_drops_a_line_that_is_only_date_and_byline(words: str) -> None:
    assert clean_paragraphs(f"<p>{words}</p><p>The harbour opened.</p>") == ["The harbour opened."]
