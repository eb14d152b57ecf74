"""What stands before the first sentence is a dateline only where it looks like one."""

from pathlib import Path

import pytest

from articles.importing.wording.dateline import Dateline, read_dateline, read_printed
from tests.importing.reading import read_one

SENTENCE = "The ministers of the two towns met on Friday and agreed on nothing."


@pytest.mark.parametrize(
    ("head", "place", "date", "agency"),
    [
        ("OSLO - ", "OSLO", "", ""),
        ("OSLO, Norway — ", "OSLO, Norway", "", ""),
        ("Samarkand, Uzbekistan — ", "Samarkand, Uzbekistan", "", ""),
        ("Hamburg – ", "Hamburg", "", ""),
        ("PARIS, le 3 mars 1987 - ", "PARIS", "3 mars 1987", ""),
        ("Rome, 3 mars 1987. — ", "Rome", "3 mars 1987", ""),
        ("OSLO (AP) _ ", "OSLO", "", "AP"),
        ("OSLO, May 9 (UPI)-", "OSLO", "May 9", "UPI"),
        ("ZEEBRUGGE, Belgium - ", "ZEEBRUGGE, Belgium", "", ""),
        ("(Harbour Wire) — ", "", "", "Harbour Wire"),
        ("OSLO, April 4, 1949 (Harbour Wire) - ", "OSLO", "April 4, 1949", "Harbour Wire"),
        ("HAMBURG, 3. März 1999 - ", "HAMBURG", "3. März 1999", ""),
        ("Hamburg, 3. März (dpa) - ", "Hamburg", "3. März", "dpa"),
        ("Hamburg (dpa/lno) - ", "Hamburg", "", "dpa/lno"),
        ("Paris (AFP) — ", "Paris", "", "AFP"),
        ("PARIS, 3 févr. (AFP) - ", "PARIS", "3 févr.", "AFP"),
        ("PARIS, mardi 3 mars 1987 (AFP) - ", "PARIS", "3 mars 1987", "AFP"),
        ("BONN, Thursday, March 5 (AP) -- ", "BONN", "March 5", "AP"),
        ("MADRID, 3 de marzo (EFE).- ", "MADRID", "3 de marzo", "EFE"),
        ("ROMA, 3 marzo (ANSA) - ", "ROMA", "3 marzo", "ANSA"),
        ("San Juan, 5 March (AP) - ", "San Juan", "5 March", "AP"),
        ("WASHINGTON (Reuters) - ", "WASHINGTON", "", "Reuters"),
        ("Tel Aviv (The Associated Press) — ", "Tel Aviv", "", "The Associated Press"),
        ("RIO DE JANEIRO - ", "RIO DE JANEIRO", "", ""),
        ("ST. LOUIS -- ", "ST. LOUIS", "", ""),
        ("THE HAGUE, Netherlands, May 9 (HW) - ", "THE HAGUE, Netherlands", "May 9", "HW"),
        # What stands in the brackets belongs to the place: nobody's name is made of it.
        ("PARIS (France) — ", "PARIS (France)", "", ""),
        ("BOSTON, May 9 (USA) - ", "BOSTON (USA)", "May 9", ""),
    ],
)
def test_reads_place_date_and_agency(head: str, place: str, date: str, agency: str) -> None:
    assert read_dateline(head + SENTENCE) == (Dateline(place, date, agency), SENTENCE)


@pytest.mark.parametrize(
    "text",
    [
        "Paris (France) — Le ministre a parlé vendredi devant les députés de la ville.",
        "John Smith (D-Ohio) — The senator from the north spoke for three hours.",
        "Angela Weber (CDU) — Die Rednerin sprach drei Stunden im Rathaus der Stadt.",
        "Bayern München - Borussia Dortmund 3:1",
        "Bayern München – Borussia Dortmund 3:1",
        "Harbour Town - Meridian United 2-2 after a long afternoon in the rain.",
        "Yes — I will run again in the spring of next year, he said.",
        "Oil — Prices rose on Friday after the ministers had met for three hours.",
        "OIL - Prices rose on Friday after the ministers had met for three hours.",
        "Oui — Je serai candidat au printemps de cette année, a-t-il dit.",
        "Ja — Ich werde im Frühjahr noch einmal antreten, sagte er dem Blatt.",
        "Sí — Seré candidato otra vez en la primavera, dijo el alcalde.",
        "Wetter – Der Regen bleibt bis zum Ende der Woche im ganzen Land.",
        "NATO - Ministers met on Friday and agreed on nothing for the third time.",
        "UN - Talks went on all night and ended in the early morning hours.",
        "GOVERNOR QUITS - SAYS HE IS TIRED OF IT ALL",
        "Twelve Ships, Three Captains - The harbour told its story on Friday.",
        "OSLO, 3 ministers - The meeting was over before it had begun on Friday.",
        "Meridian Ships Inc (MSI) - Offering of two million shares of common stock at once.",
        "MSI Harbour Corp - Offering of two million shares of common stock at once.",
        "COTTON (cont.) - The table goes on here for another five lines or so.",
        "SHIPS SEEKING A HARBOUR ON APRIL 8 - TRADE",
        "LEAD - 1550 tonnes were carried to the north on Friday in three ships.",
        "(Laughter) — He went on with his speech for another hour or so.",
        "Freedonia — Peace at last",
        "Roe - Freedonia's oldest minister and the father of its navy - said no.",
    ],
)
def test_leaves_the_first_words_where_they_are(text: str) -> None:
    assert read_dateline(text) == (Dateline(), text)


def test_makes_no_source_of_what_stands_in_brackets(tmp_path: Path) -> None:
    for text in ("Paris (France) — ", "PARIS (France) — ", "John Smith (D-Ohio) — "):
        article = read_one(tmp_path, f"A headline\n\n{text}{SENTENCE}\n\nMore will follow.")
        assert article.source == ""


def test_dates_an_article_by_a_dateline_with_the_day_first(tmp_path: Path) -> None:
    article = read_one(tmp_path, f"Ein Titel\n\nHAMBURG, 3. März 1999 - {SENTENCE}\n\nMehr.")
    assert article.published is not None
    assert (article.published.iso, article.published_origin) == ("1999-03-03", "dateline")
    assert article.dateline == "HAMBURG"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("OSLO, May 9 (AP) -", Dateline("OSLO", "May 9", "AP")),
        ("Oslo (Harbour Wire) -", Dateline("Oslo", "", "Harbour Wire")),
        ("    SALVADOR, Feb 26 - ", Dateline("SALVADOR", "Feb 26")),
        ("Oslo, Norway", Dateline("Oslo, Norway")),
        ("Paris (France)", Dateline("Paris (France)")),
        ("WARSCHAU, 7. Dezember", Dateline("WARSCHAU", "7. Dezember")),
        ("", Dateline()),
    ],
)
def test_reads_a_dateline_that_is_marked_as_one(text: str, line: Dateline) -> None:
    assert read_printed(text) == line
