"""It marks names in the text, by kind, and never breaks or misplaces the text."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Entity, Mention
from articles.tagging import tag_articles
from articles.tagging.alias_table import AliasKind
from articles.tagging.stand_ins import STAND_INS
from articles.web.marks import RULES, Mark, find_marks, marked_lines, rule_words
from articles.web.marks.runs import Run, lines_of
from articles.web.numbered_hits import NumberedPiece
from tests.world import make_article, make_country, make_leader, make_organization

BODY = "Mr. Putin met the United\nNations in India. India agreed."


@pytest.fixture
def marked(world: dict[str, Article]) -> Article:
    """An article whose text names three kinds, with the places as the tagger keeps them."""
    grain = world["grain"]
    Article.objects.filter(pk=grain.pk).update(body=BODY, dateline="NEW DELHI", title="India waits")
    nations = Entity.objects.get(name="United Nations")
    Mention.objects.create(
        article=grain, entity=nations, found_by="name",
        spans=[{"field": "body", "start": 18, "end": 32, "by": "name"}],
    )  # fmt: skip
    Mention.objects.filter(article=grain, entity__name="Vladimir Putin").update(
        found_by="surname", spans=[{"field": "body", "start": 4, "end": 9, "by": "surname"}]
    )
    Mention.objects.filter(article=grain, entity__name="India").update(
        found_by="name",
        spans=[
            {"field": "body", "start": 36, "end": 41, "by": "name in"},
            {"field": "body", "start": 43, "end": 48, "by": "name"},
            {"field": "dateline", "start": 0, "end": 9, "by": "dateline"},
            {"field": "title", "start": 0, "end": 5, "by": "name"},
        ],
    )
    grain.refresh_from_db()
    return grain


def page_of(client: Client, article: Article, query: str = "") -> str:
    return client.get(article.get_absolute_url() + query).content.decode()


def marks_on(html: str) -> list[tuple[str, str]]:
    found = re.findall(r'<a class="mention (\w+)[^>]*>(.*?)</a>', html)
    return [(kind, re.sub(r"<[^>]+>", "", words)) for kind, words in found]


def test_marks_title_dateline_and_body_by_kind(client: Client, marked: Article) -> None:
    assert marks_on(page_of(client, marked)) == [
        ("country", "India"), ("country", "NEW DELHI"), ("leader", "Putin"),
        ("organization", "United"), ("organization", "Nations"),
        ("country", "India"), ("country", "India"),
    ]  # fmt: skip


def test_leads_from_each_name_to_its_evidence(client: Client, marked: Article) -> None:
    html = page_of(client, marked)
    india = Entity.objects.get(code="IN")
    assert html.count(f'href="#named-{india.pk}"') == 4
    entry = html[html.index(f'id="named-{india.pk}"') :]
    entry = entry[: entry.index("</li>")]
    assert "as “India”, “NEW DELHI”, 4×" in entry
    assert "in the headline; in the dateline; found by the name; 100 % sure" in entry
    assert "100 % sure; the article is about it" in entry


def test_lets_the_keyboard_stop_once_at_each_entity(client: Client, marked: Article) -> None:
    links = re.findall(r'<a class="mention [^>]*>', page_of(client, marked))
    assert sum('tabindex="-1"' not in link for link in links) == 3


def test_marks_the_search_within_names_and_across_them(client: Client, marked: Article) -> None:
    html = page_of(client, marked, '?q="putin+met"+OR+nations')
    assert '<mark id="hit-1">Putin</mark></a>' in html
    assert "<mark> met</mark> the " in html
    assert re.search(r'>\s*<mark id="hit-2">Nations</mark></a>', html)
    assert html.count('href="#hit-2"') == 1


def test_hides_the_marks_on_demand_and_remembers_it(client: Client, marked: Article) -> None:
    assert "Hide the marks" in page_of(client, marked)
    for query in ("?marks=off", ""):
        html = page_of(client, marked, query)
        assert marks_on(html) == []
        assert "Mark whom it names" in html
    assert marks_on(page_of(client, marked, "?marks=on"))


@pytest.mark.parametrize(
    "span",
    [
        {"field": "body", "start": 40, "end": 4000},
        {"field": "body", "start": -3, "end": 4},
        {"field": "body", "start": 9, "end": 9},
        {"field": "body", "start": 2, "end": 6, "by": "name"},
        {"field": "body", "start": 11, "end": 14, "by": "demonym acting"},
        {"field": "body", "start": "4", "end": 9},
        {"field": "body", "start": 3, "end": 9},
    ],
)
def test_marks_nothing_in_a_field_that_was_edited_since(
    client: Client, marked: Article, span: dict[str, object]
) -> None:
    mention = Mention.objects.get(article=marked, entity__code="IN")
    mention.spans = [*mention.spans, span]  # type: ignore[list-item]
    mention.save()
    html = page_of(client, marked)
    assert [words for _, words in marks_on(html)] == ["India", "NEW DELHI"]
    text = re.sub(r"<[^>]+>", "", html[html.index('<div class="text">') :])
    assert "Mr. Putin met the United" in text


def test_ignores_a_field_that_no_article_has(client: Client, marked: Article) -> None:
    mention = Mention.objects.get(article=marked, entity__code="IN")
    mention.spans = [{"field": "version", "start": 0, "end": 1}, *mention.spans]
    mention.save()
    assert len(marks_on(page_of(client, marked))) == 7


def test_shows_the_uncertain_to_editors_only(client: Client, editor: User, marked: Article) -> None:
    Mention.objects.filter(article=marked, entity__code="IN").update(confidence=0.4)
    html = page_of(client, marked)
    assert "India" not in [words for _, words in marks_on(html)]
    assert "Uncertain" not in html
    client.force_login(editor)
    html = page_of(client, marked)
    assert ("country", "India") in marks_on(html)
    assert "<h3>Uncertain</h3>" in html
    assert "40 % sure" in html


@pytest.mark.django_db
def test_gives_a_place_to_the_surer_then_to_the_longer() -> None:
    article = make_article(body="The New Korea Times said.")
    longer, shorter, doubtful = (
        make_organization("New Korea Times"), make_country("Korea", "KR"),
        make_organization("The New Korea Times Said"),
    )  # fmt: skip
    for entity, start, end, confidence in (
        (doubtful, 0, 24, 0.3), (shorter, 8, 13, 1.0), (longer, 4, 19, 1.0),
    ):  # fmt: skip
        Mention.objects.create(
            article=article, entity=entity, found_by="name", confidence=confidence,
            spans=[{"field": "body", "start": start, "end": end, "by": "name"}],
        )  # fmt: skip
    marks = find_marks(article, article.mentions.select_related("entity"))
    assert [mark.entity_id for mark in marks["body"]] == [longer.pk]


def test_has_words_for_every_rule_of_the_tagger() -> None:
    standing = ("", " acting", " in", " to")
    kinds = set(AliasKind) - {AliasKind.SURNAME, AliasKind.STAND_IN}
    rules = {f"{kind.value}{how}" for kind in kinds for how in standing}
    rules |= {stand_in.rule for stand_in in STAND_INS}
    rules |= {found_by.value for found_by in Mention.FoundBy} - {"stand-in"}
    assert rules - RULES.keys() == set()
    assert rule_words("", "stand-in") == "what stands for it, such as its money"


@pytest.mark.django_db
def test_has_words_for_what_the_tagger_says_of_a_real_text() -> None:
    france = make_country("France", "FR", "France")
    make_leader("Jacques Chirac", "Chirac", "Prime Minister", france, "1986", "1988")
    body = "The French prime minister, Jacques Chirac, left France for Paris. France is large."
    article = make_article("France speaks", body, dateline="PARIS, March 5")
    tag_articles([article])
    spans = [span for mention in article.mentions.all() for span in mention.spans]
    assert spans
    assert {span.get("by", "") for span in spans} <= RULES.keys()


def text_of(runs: tuple[Run, ...]) -> str:
    return "".join(piece.text for run in runs for piece in run.pieces)


@given(st.data())
def test_never_loses_or_moves_a_letter(data: st.DataObject) -> None:
    body = data.draw(st.text(alphabet="ab é\n国", max_size=60))
    places = st.tuples(st.integers(0, 60), st.integers(1, 12))
    wanted = sorted(set(data.draw(st.lists(places, max_size=6))))
    marks, taken = [], 0
    for start, length in wanted:
        if start >= taken and start + length <= len(body):
            marks.append(Mark(start, start + length, 1, "country", "the name"))
            taken = start + length
    lines = lines_of(body, 0)
    texts = []
    for line in lines:
        cut = data.draw(st.integers(0, len(line.text)))
        pieces = (NumberedPiece(line.text[:cut], True, 1), NumberedPiece(line.text[cut:]))  # noqa: FBT003
        texts.append(pieces)
    result = marked_lines(lines, texts, marks)
    assert [text_of(runs) for runs in result] == [line.text for line in lines]
    for line, runs in zip(lines, result, strict=True):
        place = line.start
        for run in runs:
            words = "".join(piece.text for piece in run.pieces)
            if run.mark:
                around = [m for m in marks if m.start <= place and place + len(words) <= m.end]
                assert around
            place += len(words)


def test_escapes_what_stands_in_a_name(client: Client, marked: Article) -> None:
    Article.objects.filter(pk=marked.pk).update(body="<b>India</b> waits", dateline="")
    Mention.objects.filter(article=marked).exclude(entity__code="IN").delete()
    Mention.objects.filter(article=marked).update(
        spans=[{"field": "body", "start": 3, "end": 8, "by": "name"}]
    )
    html = page_of(client, marked)
    assert '&lt;b&gt;<a class="mention country"' in html
    assert "<b>India" not in html
