"""CSV: what stands between the cells, what the columns are called, and broken rows."""

import csv
import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.importing.formats import recognise
from articles.importing.formats.csv_file import CSV_FILE
from articles.importing.objects import csv_rows
from articles.importing.opened import Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.read_files import read_file
from tests.importing.endless import opened_chunks
from tests.importing.reading import is_sound, read_all, read_one, refused

TEXT = 'Twelve ports, "old" and new, signed a pact.\n\nMinisters; all content | came.'
NAMES = ["Headline", "Text", "Date", "Publisher", "Byline", "Section"]
CELLS = ["Ports sign a pact", TEXT, "21 Nov 1997", "Harbour Wire", "A desk", "Shipping"]


def table(*rows: list[str], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_reads_a_row_for_an_article(tmp_path: Path, delimiter: str, encoding: str) -> None:
    content = table(NAMES, CELLS, delimiter=delimiter).encode(encoding)
    article = read_one(tmp_path, content, "a.csv")
    assert (article.title, article.body) == (CELLS[0], TEXT)
    assert article.published is not None
    assert article.published.iso == "1997-11-21"
    assert (article.source, article.author, article.section) == tuple(CELLS[3:])
    assert article.where == "line 2"
    assert json.loads(article.original) == dict(zip(NAMES, CELLS, strict=True))
    assert dict(article.provenance)["title"] == "the field “Headline”"


def test_reads_windows_1252_and_rows_in_another_encoding(tmp_path: Path) -> None:
    words = "L’été à Genève : des élèves français ont été reçus à l’hôtel de ville. " * 3
    rows = table(["title", "body"], ["Été", words])
    content = rows.encode("cp1252") + table(["Автор", "Договор."]).encode()
    (tmp_path / "a.csv").write_bytes(content)
    first, second = read_all(tmp_path / "a.csv")
    assert isinstance(first, ParsedArticle)
    assert isinstance(second, ParsedArticle)
    assert (first.title, first.body) == ("Été", words.strip())
    assert second.title == "Автор"


def test_does_as_excel_tells_on_the_first_line(tmp_path: Path) -> None:
    content = "sep=;\r\ntitle;body\r\nPorts, old and new;Text\r\n"
    assert read_one(tmp_path, content, "a.csv").title == "Ports, old and new"


def test_reads_columns_of_other_names_as_the_column_map_says(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("A,B.c,title\nOne,The text.,no\n")
    (article,) = read_file(file, {"title": "A", "body": "B.c"})
    assert isinstance(article, ParsedArticle)
    assert (article.title, article.body) == ("One", "The text.")
    (missing,) = read_file(file, {"title": "Z"})
    assert isinstance(missing, Rejection)
    assert "no column “Z” as the column map says; its columns, between commas, are: A, B.c" in (
        missing.reason
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a,b\n1,2\n", "no column on its first line holds titles or texts"),
        ("title,body\n", "no rows but the names"),
        ("\n \n", "it is empty"),
        ("title,body\na\n", "it has 1 cells, but there are 2 columns"),
        ("title,body\na,b,c\n", "it has 3 cells, but there are 2 columns"),
    ],
)
def test_refuses_a_table_without_articles(tmp_path: Path, content: str, reason: str) -> None:
    assert reason in refused(tmp_path, content, "a.csv")


def test_allows_empty_cells_behind_the_last_column(tmp_path: Path) -> None:
    assert read_one(tmp_path, "title,body\nA,b,,\n", "a.csv").body == "b"


def test_tells_columns_of_one_name_apart(tmp_path: Path) -> None:
    article = read_one(tmp_path, "title,,title\nA,b,C\n", "a.csv")
    assert json.loads(article.original) == {"title": "A", "column 2": "b", "title (column 3)": "C"}


def test_keeps_the_rows_behind_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('title,body\nA,"b\nC,d\nE,f\n')
    broken, *good = read_all(tmp_path / "a.csv")
    assert broken == Rejection("a quote opens in it that is never closed", "line 2")
    assert [(a.title, a.where) for a in good if isinstance(a, ParsedArticle)] == [
        ("C", "line 3"), ("E", "line 4"),
    ]  # fmt: skip


def test_keeps_the_rows_around_one_that_is_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_rows, "LONGEST_ROW", 1000)
    long = "x" * 2000
    (tmp_path / "a.csv").write_text(f"title,body\nA,b\nC,{long}\nE,f\n" + 'G,"h\n' + "i,j\n" * 500)
    first, too_long, next_one, unclosed, *rest = read_all(tmp_path / "a.csv")
    assert isinstance(first, ParsedArticle)
    assert isinstance(too_long, Rejection)
    assert (too_long.where, "longer than" in too_long.reason) == ("line 3", True)
    assert isinstance(next_one, ParsedArticle)
    assert isinstance(unclosed, Rejection)
    assert "never closed" in unclosed.reason
    assert len([a for a in rest if isinstance(a, ParsedArticle)]) == 500


@pytest.mark.slow
def test_stops_reading_again_behind_quotes_that_are_never_closed() -> None:
    rows = 'x"y,"z\n' * 300_000
    opened = opened_chunks([b"title,body\n", rows.encode()], "a.csv")
    found = list(CSV_FILE.pieces(opened))
    assert len(found) < 50
    assert isinstance(found[-1], Rejection)
    assert "lines behind it are not read" in found[-1].reason


@pytest.mark.slow
@pytest.mark.parametrize("line", [b"x" * 500_000, b"word " * 100_000 + b"\n"], ids=["one", "many"])
def test_takes_no_more_memory_for_a_quote_that_is_open_over_500_mb(line: bytes) -> None:
    chunks = [b'title,body\nA,"b', *[line] * (500_000_000 // len(line))]
    tracemalloc.start()
    found = [type(piece) for piece in CSV_FILE.pieces(opened_chunks(chunks, "a.csv"))]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found[0] is Rejection
    assert peak < 150_000_000


def test_is_known_by_its_name_and_its_rows() -> None:
    content = table(NAMES, CELLS).encode()
    for ending in (".csv", ".tsv", ".tab"):
        assert recognise(content, ending) is CSV_FILE
    found = recognise(content, ".txt")
    assert found is not None
    assert found.name == "text"


SAMPLE = table(NAMES, CELLS, CELLS, CELLS).encode()


@pytest.mark.slow
@given(st.integers(0, len(SAMPLE)), st.integers(0, len(SAMPLE)), st.binary(max_size=12))
@settings(max_examples=150)
def test_never_raises_when_a_table_is_broken(start: int, end: int, instead: bytes) -> None:
    content = SAMPLE[:start] + instead + SAMPLE[end:]
    check(content)


@given(st.binary(max_size=200) | st.text(alphabet='ab,;|\t"\n\r\0é', max_size=80).map(str.encode))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_never_raises_whatever_the_bytes_are(content: bytes) -> None:
    check(content)
    check(b"title,body\n" + content)


def check(content: bytes) -> None:
    stream = io.BufferedReader(io.BytesIO(content))
    for piece in CSV_FILE.pieces(Opened("a.csv", stream)):
        if isinstance(piece, Rejection):
            assert is_sound(piece)
        else:
            assert all(map(is_sound, CSV_FILE.read(piece)))
    assert all(map(is_sound, CSV_FILE.read(Piece(content))))


def test_one_short_row_spoils_no_small_table(tmp_path: Path) -> None:
    story = "The harbour was opened on Friday in front of the whole town. The sun shone."
    lines = f"Kicker;Hed;Story\na;Ports sign;{story}\nb;Ships sail;{story}\nz;Too few\n"
    (tmp_path / "a.csv").write_text(lines)
    found = list(read_file(tmp_path / "a.csv", {"title": "Hed", "body": "Story"}))
    first, second, third = found
    assert isinstance(first, ParsedArticle)
    assert isinstance(second, ParsedArticle)
    assert (first.title, second.title) == ("Ports sign", "Ships sail")
    assert isinstance(third, Rejection)
    assert (third.where, third.reason[:14]) == ("line 4", "it has 2 cells")
