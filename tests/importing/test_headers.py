"""What the lines on top of a plain text say is kept."""

import datetime as dt
from pathlib import Path

import pytest

from articles.dates import PartialDate, Precision
from articles.importing.parsed_article import Rejection
from tests.importing.reading import read_all, read_one


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


def test_begins_the_text_with_the_line_that_says_so(tmp_path: Path) -> None:
    article = read_one(
        tmp_path, "Title: A treaty\nPublished: Nov 21 1997\nWords: 38\nText: They signed it all.\n"
    )
    assert (article.title, article.body) == ("A treaty", "They signed it all.")


def test_a_text_may_begin_with_the_word_text(tmp_path: Path) -> None:
    article = read_one(tmp_path, "Text: what it means\n\nThey signed it on Friday in the hall.\n")
    assert article.title == "Text: what it means"


def test_rejects_lines_on_top_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title: A treaty\nDate: 1997-11-21\n\n")
    (found,) = read_all(tmp_path / "a.txt")
    assert found == Rejection("it is empty behind the header lines on top")


def test_reads_the_name_of_the_paper_above_the_headline(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        "The Harbour Post, 21 November 1997, page 3\n\nPorts stay open\n\n"
        "The ministers signed it on Friday in the old town hall.\n",
    )
    assert (article.title, article.source) == ("Ports stay open", "The Harbour Post")
    assert article.published == PartialDate(dt.date(1997, 11, 21))
    assert ("source", "the line above the headline") in article.provenance


@pytest.mark.parametrize("line", ["Paris, 21 November 1997", "Ports, ships and pages, page 3"])
def test_takes_no_other_line_for_a_paper(tmp_path: Path, line: str) -> None:
    article = read_one(
        tmp_path, f"{line}\n\nPorts stay open\n\nThe ministers signed it on Friday.\n"
    )
    assert article.source == ""
