"""What the lines on top of a plain text say is kept."""

import datetime as dt
from pathlib import Path

import pytest

from articles.dates import PartialDate, Precision
from tests.importing.reading import read_one


def test_keeps_the_section_that_a_line_on_top_names(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        "Title: A treaty of the ports\nSection: World news\nKeywords: ports, ships\n\n"
        "The ministers signed it on Friday in the old town hall.\n",
    )
    assert article.section == "World news"
    assert ("section", "the section line on top") in article.provenance
    assert article.title == "A treaty of the ports"
    assert article.body == "The ministers signed it on Friday in the old town hall."


def test_has_no_section_where_the_line_names_none(tmp_path: Path) -> None:
    article = read_one(tmp_path, "Title: A treaty\nSection:\n\nThey signed it on Friday.\n")
    assert article.section == ""
    assert article.body == "They signed it on Friday."


@pytest.mark.parametrize(
    "lines",
    [
        "Titel: Neue Hafen|Datum: 3. März 1987|Quelle: Bote|Autor: Ann Ort|Rubrik: Welt",
        (
            "TITRE : Neue Hafen|Date de publication : 3 mars 1987|Source : Bote|Auteur : Ann Ort|"
            "Catégorie : ports|Rubrique : Welt"
        ),
        (
            "Título: Neue Hafen|Fecha de publicación: 3 de marzo de 1987|Fuente: Bote|"
            "Autora: Ann Ort|Sección: Welt"
        ),
        "Título: Neue Hafen|Data: 3 de março de 1987|Fonte: Bote|Autor: Ann Ort|Secção: Welt",
        "Titolo: Neue Hafen|Data: 3 marzo 1987|Fonte: Bote|Autore: Ann Ort|Sezione: Welt",
        "Titel: Neue Hafen|Datum: 3 maart 1987|Bron: Bote|Auteur: Ann Ort|Rubriek: Welt|Pagina: 4",
    ],
)
def test_reads_the_lines_in_other_languages(tmp_path: Path, lines: str) -> None:
    on_top = lines.replace("|", "\n")
    article = read_one(tmp_path, f"{on_top}\n\nDer Text, der darunter steht.\n")
    assert article.title == "Neue Hafen"
    assert article.published == PartialDate(dt.date(1987, 3, 3), Precision.DAY)
    assert (article.source, article.author, article.section) == ("Bote", "Ann Ort", "Welt")
    assert article.body == "Der Text, der darunter steht."


def test_leaves_a_first_line_that_only_looks_like_one(tmp_path: Path) -> None:
    article = read_one(tmp_path, "Ort: ein Wort mit drei Buchstaben\n\nDer Text darunter.\n")
    assert article.title == "Ort: ein Wort mit drei Buchstaben"
