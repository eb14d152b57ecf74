"""A line below the headline is a byline only where names stand in it."""

from pathlib import Path

import pytest

from tests.importing.reading import read_one

SENTENCE = "The ministers of the two towns met on Friday and agreed on nothing."


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("by Jane Doe", "Jane Doe"),
        ("By Jane Doe and John Q. Roe", "Jane Doe and John Q. Roe"),
        ("By Jane Doe, John Roe and Anne-Marie O’Poe", "Jane Doe, John Roe and Anne-Marie O’Poe"),
        ("By Jane Doe in Oslo", "Jane Doe in Oslo"),
        ("By Jane Doe of the Harbour Wire", "Jane Doe of the Harbour Wire"),
        ("By Jane Doe (AP)", "Jane Doe (AP)"),
        ("Von Anna Beispiel (dpa)", "Anna Beispiel (dpa)"),
        ("Par Jean Exemple, à Rome", "Jean Exemple, à Rome"),
        ("By Jane Doe, Special to the Post", "Jane Doe, Special to the Post"),
        ("By Jane Doe, special to the Post", "Jane Doe, special to the Post"),
        ("Por Agencias", "Agencias"),
        ("By the Associated Press", "the Associated Press"),
        ("By Reuters", "Reuters"),
        ("By a staff reporter", "a staff reporter"),
        ("From our own correspondent in Rome", "own correspondent in Rome"),
        ("Par Jean de La Fontaine-Exemple", "Jean de La Fontaine-Exemple"),
        ("Par notre correspondant à Rome", "notre correspondant à Rome"),
        ("Par la rédaction", "la rédaction"),
        ("Von Anna von der Muster", "Anna von der Muster"),
        ("Von Anna Beispiel und Otto Muster, Hamburg", "Anna Beispiel und Otto Muster, Hamburg"),
        ("Von der Redaktion", "der Redaktion"),
        ("Von unserem Korrespondenten in Rom", "unserem Korrespondenten in Rom"),
        ("Por Ana del Ejemplo y Luis Muestra", "Ana del Ejemplo y Luis Muestra"),
        ("Por la redacción", "la redacción"),
    ],
)
def test_reads_who_wrote_it(tmp_path: Path, line: str, author: str) -> None:
    article = read_one(tmp_path, f"A headline\n\n{line}\n\n{SENTENCE}\n\nMore will follow.")
    assert article.author == author
    assert article.body == f"{SENTENCE}\n\nMore will follow."


@pytest.mark.parametrize(
    "line",
    [
        "Von der Leyen reist nach Kiew", "VON DER LEYEN REIST NACH KIEW", "Von der Leyen in Kiew",
        "Von den Bergen bis ans Meer", "Von Hamburg nach Oslo", "Von Oslo in London",
        "Von Anna Beispiel lernen", "Von Kindern und Katzen",
        "Por primera vez en la historia del club", "POR PRIMERA VEZ", "Por fin llega la lluvia",
        "Por España y Francia", "Por Ana Ejemplo votaron pocos",
        "By a margin of two to one", "BY A MARGIN OF TWO TO ONE", "By Sea and Air",
        "By Friday Night They Were Gone", "By Tuesday Morning", "By the end of May",
        "By Jane Doe he was never seen again", "By far the largest harbour",
        "By Seven Great Ships From Seven Great Towns", "From the archive", "From our harbour",
        "By the Harbour Bridge", "Par temps de pluie", "Par trois voix contre deux",
        "Par Toutatis", "By 1987 it was over",
        "By Jane Doe, March 3, 1987 was the day", "By March 3, 1987 the harbour was open",
    ],
)  # fmt: skip
def test_leaves_a_standfirst_in_the_text(tmp_path: Path, line: str) -> None:
    article = read_one(tmp_path, f"A headline\n\n{line}\n\n{SENTENCE}\n\nMore will follow.")
    assert article.author == ""
    assert article.title == "A headline"
    assert article.body == f"{line}\n\n{SENTENCE}\n\nMore will follow."


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe | March 3, 1987", "By Jane Doe, 3 March 1987",
     "By Jane Doe – March 3, 1987, 10:20",
     "By Jane Doe • March 3, 1987 at 10:20 p.m. EST", "Par Jane Doe | 3 mars 1987 à 10h20",
     "Von Jane Doe, 3. März 1987", "By Jane Doe | Posted March 3, 1987",
     "Par Jane Doe, publié le 3 mars 1987"],
)  # fmt: skip
def test_reads_the_day_behind_the_name(tmp_path: Path, line: str) -> None:
    article = read_one(tmp_path, f"A headline\n\n{line}\n\n{SENTENCE}\n\nMore will follow.")
    assert article.author == "Jane Doe"
    assert article.published is not None
    assert (article.published.iso, article.published_origin) == ("1987-03-03", "text")
    assert article.body == f"{SENTENCE}\n\nMore will follow."


@pytest.mark.parametrize("post", ["Staff Writer", "Harbour Wire Writer", "Our correspondent"])
def test_leaves_out_what_the_writer_is(tmp_path: Path, post: str) -> None:
    article = read_one(
        tmp_path, f"Ports open\n\nBy JANE DOE\n{post}\n\nOSLO, Norway (AP) _ {SENTENCE}\n"
    )
    assert (article.author, article.dateline, article.source) == ("JANE DOE", "OSLO, Norway", "AP")
    assert article.body == SENTENCE
