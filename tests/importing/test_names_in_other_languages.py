"""The usual names of columns and keys in other languages than English."""

import json
import unicodedata
from pathlib import Path

import pytest

from articles.importing.objects.named_fields import may_hold_text, read_object
from articles.importing.objects.usual_names import BY_FIELD, usual_name
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.reading import read_all, read_one

TEXT = "Dies ist der Text über den Hafen, und er ist kurz."
HEADERS = [
    "Titel;Text;Datum;Quelle;Autor;Ressort;Sprache;Link",
    "Überschrift;Inhalt;Veröffentlichungsdatum;Zeitung;Verfasser;Rubrik;Sprache;URL",
    "Titre;Texte;Date de publication;Source;Auteur;Rubrique;Langue;Lien",
    "TITULAR;Contenido;Fecha de publicación;Fuente;Autor;Sección;Idioma;Enlace",
    "Titolo;Testo;Data;Fonte;Autore;Sezione;Lingua;Collegamento",
    "Título;Conteúdo;Data de publicação;Jornal;Autor;Seção;Língua;Ligação",
    "Kop;Tekst;Publicatiedatum;Bron;Auteur;Rubriek;Taal;Webadres",
]


@pytest.mark.parametrize("header", HEADERS)
def test_reads_a_table_in_another_language(tmp_path: Path, header: str) -> None:
    cells = f"Streik im Hafen;{TEXT};03.11.1999;Hafenblatt;A. Desk;Hafen;de;https://a.example/b"
    article = read_one(tmp_path, f"{header}\n{cells}\n", "a.csv")
    assert (article.title, article.body) == ("Streik im Hafen", TEXT)
    assert article.published is not None
    assert article.published.precision == "day"
    assert (article.source, article.author, article.section) == ("Hafenblatt", "A. Desk", "Hafen")
    assert (article.language, article.url) == ("de", "https://a.example/b")
    assert article.unread_date == ""


def test_believes_english_names_before_all_others() -> None:
    value = {
        "Titel": "No", "title": "Yes", "Inhalt": "No.", "content": "Yes.", "Quelle": "No",
        "publisher": "Yes", "Datum": "1987", "year": "1999", "Zusammenfassung": "No.",
    }  # fmt: skip
    article = read_object(value, b"")
    assert isinstance(article, ParsedArticle)
    assert (article.title, article.body, article.source) == ("Yes", "Yes.", "Yes")
    assert article.published is not None
    assert article.published.iso == "1999"


def test_believes_a_text_in_any_language_before_a_summary() -> None:
    article = read_object({"title": "T", "summary": "Short.", "contenu": "Long."}, b"")
    assert isinstance(article, ParsedArticle)
    assert article.body == "Long."
    assert may_hold_text("contenu")
    assert not may_hold_text("summary")


@pytest.mark.parametrize(
    "data", [{"name": "A thing", "kind": "b"}, ["a", "b"], "aGVsbG8gd29ybGQ", "none", True, None]
)
def test_takes_what_programs_call_data_for_no_date(data: object) -> None:
    article = read_object({"title": "T", "body": "The text.", "data": data}, b"")
    assert isinstance(article, ParsedArticle)
    assert (article.published, article.unread_date) == (None, "")


def test_reads_names_with_accents_in_two_pieces() -> None:
    value = {unicodedata.normalize("NFD", "Título"): "Los puertos", "cuerpo": "El texto."}
    article = read_object(value, b"")
    assert isinstance(article, ParsedArticle)
    assert article.title == "Los puertos"


def test_has_each_name_once_and_as_it_is_compared() -> None:
    names = [name for several in BY_FIELD.values() for name in several]
    assert len(names) == len(set(names))
    for field, several in BY_FIELD.items():
        assert [usual_name(name) for name in several] == [(field, n) for n in range(len(several))]
        assert all(name.isascii() and name.islower() and name.isalpha() for name in several)


def test_still_lists_the_columns_of_a_table_that_nobody_can_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Rechnung;Betrag\n1;2\n")
    (rejection,) = read_all(tmp_path / "a.csv")
    assert isinstance(rejection, Rejection)
    assert "are: Rechnung, Betrag" in rejection.reason


def test_reads_json_in_another_language_too(tmp_path: Path) -> None:
    value = {"titre": "Grève au port", "texte": "Le port est fermé.", "langue": "fr"}
    article = read_one(tmp_path, json.dumps(value), "a.json")
    assert (article.title, article.language) == ("Grève au port", "fr")
