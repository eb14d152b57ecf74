"""It cites an article, and its date as exactly as it is known and no more."""

import json

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from articles.dates import read_date
from articles.models import Article
from articles.web.citations import STYLES, Cited, style_named


def facts(**changes: object) -> Cited:
    values: dict[str, object] = {
        "key": "article-x", "title": "Oil & “gas” rise", "authors": ("Ann Lee", "Bo Ek"),
        "source": "Harbour Wire", "date": read_date("1987-03-05"),
        "address": "http://a.example/articles/x/", "language": "en",
    }  # fmt: skip
    return Cited(**values | changes)  # type: ignore[arg-type]


def written(style: str, **changes: object) -> str:
    known = style_named(style)
    assert known
    return known.write(facts(**changes))


def test_writes_for_people() -> None:
    assert written("apa") == (
        "Ann Lee & Bo Ek. (1987, March 5). Oil & “gas” rise. Harbour Wire. "
        "http://a.example/articles/x/\n"
    )
    assert written("chicago") == (
        "Ann Lee and Bo Ek. “Oil & ‘gas’ rise.” Harbour Wire, March 5, 1987. "
        "http://a.example/articles/x/.\n"
    )
    assert written("mla") == (
        "Ann Lee and Bo Ek. “Oil & ‘gas’ rise.” Harbour Wire, 5 Mar. 1987, "
        "http://a.example/articles/x/.\n"
    )


@pytest.mark.parametrize(
    ("date", "apa", "chicago", "mla", "ris", "parts"),
    [
        ("1987-03-05", "(1987, March 5)", "March 5, 1987", "5 Mar. 1987", "1987/03/05/",
         [1987, 3, 5]),
        ("1987-03", "(1987, March)", "March 1987", "Mar. 1987", "1987/03//", [1987, 3]),
        ("1987", "(1987)", "Wire, 1987", "Wire, 1987", "1987///", [1987]),
        ("", "(n.d.)", "n.d.", "Wire, http", "", None),
    ],
)  # fmt: skip
def test_says_no_more_of_a_date_than_is_known(
    date: str, apa: str, chicago: str, mla: str, ris: str, parts: list[int] | None
) -> None:
    known = read_date(date)
    assert apa in written("apa", date=known)
    assert chicago in written("chicago", date=known)
    assert mla in written("mla", date=known)
    assert (f"DA  - {ris}" if ris else "LA  - en") in written("ris", date=known)
    assert ("DA" in written("ris", date=known)) == bool(ris)
    item = json.loads(written("csl-json", date=known))[0]
    assert item.get("issued") == ({"date-parts": [parts]} if parts else None)
    bibtex = written("bibtex", date=known)
    assert [name in bibtex for name in ("year", "month", "day")] == [
        n < len(parts or []) for n in range(3)
    ]


@given(st.text(max_size=80))
def test_lets_no_text_break_out_of_its_field(text: str) -> None:
    title = " ".join(text.split())
    assert written("ris", title=title).count("\r\n") == written("ris").count("\r\n") - (not title)
    assert json.loads(written("csl-json", title=title))[0].get("title", "") == title
    plain = written("bibtex", title=title)
    assert plain.count("{") == plain.count("}")


def test_serves_files_and_lines(client: Client, world: dict[str, Article]) -> None:
    article = world["grain"]
    Article.objects.filter(pk=article.pk).update(author="By Ann Lee and Bo Ek")
    for style in STYLES:
        response = client.get(f"/articles/{article.short_id}/cite/{style.name}/")
        assert response.status_code == 200
        text = response.content.decode()
        assert "Grain leaves the port" in text
        assert "Bo Ek" in text
        assert f"http://testserver/articles/{article.short_id}/" in text
        disposition = response.get("Content-Disposition", "")
        assert (f'filename="{article.short_id}.{style.ending}"' in disposition) == bool(
            style.ending
        )
    assert client.get(f"/articles/{article.short_id}/cite/harvard/").status_code == 404
    page = client.get(article.get_absolute_url()).content.decode()
    assert "(2022, October 5)" in page
