"""Plain text in all the shapes that people have."""

from pathlib import Path

from tests.importing.reading import read_one, refused

SENTENCE = "The two fishing nations settled their quarrel about cod on Friday in Reykjavik."


def test_reads_a_date_then_a_headline_then_a_dateline(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        "March 5, 1987\n\nHarbour town opens its gates\n\n"
        "Samara, Freedonia — President Ada Roe opened the harbour.\n\nShips came in.\n",
    )
    assert article.title == "Harbour town opens its gates"
    assert article.published is not None
    assert article.published.iso == "1987-03-05"
    assert article.published_origin == "text"
    assert article.dateline == "Samara, Freedonia"
    assert article.body == "President Ada Roe opened the harbour.\n\nShips came in."


def test_reads_a_headline_a_desk_and_a_dateline_with_an_agency(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        "Twelve ports sign a pact\n\nBy Jane Doe\n\n"
        "OSLO, April 4, 1949 (Harbour Wire) - Ministers signed it here.\n\nMore will follow.",
    )
    assert article.title == "Twelve ports sign a pact"
    assert article.author == "Jane Doe"
    assert (article.dateline, article.source) == ("OSLO", "Harbour Wire")
    assert article.published is not None
    assert article.published.iso == "1949-04-04"
    assert article.published_origin == "dateline"
    assert article.body.startswith("Ministers signed")


def test_takes_a_repeated_first_sentence_for_the_title_and_keeps_it_once(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        f"{SENTENCE}\n(Harbour Wire) — {SENTENCE}\nBoth sides were content.\n"
        "More stories like this are available on harbourwire.example\n©1976 Harbour Wire L.P.",
    )
    assert article.title == SENTENCE
    assert article.body == f"{SENTENCE}\n\nBoth sides were content."
    assert article.source == "Harbour Wire"
    assert article.published is not None
    assert article.published.iso == "1976"
    assert article.published_origin == "copyright"


def test_takes_the_source_from_the_copyright_line_when_nothing_else_names_one(
    tmp_path: Path,
) -> None:
    article = read_one(
        tmp_path, "Cod is back\n\nThey caught some.\n\nCopyright 1976 Cod Post, Inc."
    )
    assert article.source == "Cod Post"


def test_reads_header_lines(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        "Title: A treaty of the ports\nDate: 11 May 1994\nSource: Meridian Post\nAuthor: A desk\n"
        "Language: en-GB\nURL: https://meridian.example/ports\n\nThe text begins here.\n",
    )
    assert article.title == "A treaty of the ports"
    assert article.published is not None
    assert article.published.iso == "1994-05-11"
    assert article.published_origin == "metadata"
    assert (article.source, article.author, article.language) == ("Meridian Post", "A desk", "en")
    assert article.url == "https://meridian.example/ports"
    assert article.body == "The text begins here."


def test_does_not_take_a_headline_with_a_colon_for_a_header_line(tmp_path: Path) -> None:
    article = read_one(tmp_path, "Source: ministers will meet\n\nThey meet in May.\n")
    assert article.title == "Source: ministers will meet"


def test_makes_the_first_sentence_the_title_of_a_text_without_headline(tmp_path: Path) -> None:
    text = f"Mr. Roe of the U.S. came by ship. {SENTENCE} " + "It rained all day. " * 12
    article = read_one(tmp_path, text)
    assert article.title == "Mr. Roe of the U.S. came by ship."
    assert article.body == text.strip()


def test_bounds_a_title_made_of_a_long_sentence(tmp_path: Path) -> None:
    article = read_one(tmp_path, "word " * 400)
    assert len(article.title) <= 200
    assert article.title.endswith("word…")


def test_joins_lines_that_were_broken_to_a_width(tmp_path: Path) -> None:
    article = read_one(
        tmp_path,
        "Ten years after\n\nCAIRO, Egypt — Ten years ago today two people came down from the\n"
        "hills and signed two agreements at a white house, with their host as\n"
        "referee and witness.\n\nThey had spent thirteen days there.\n",
    )
    assert article.body.startswith("Ten years ago today two people came down from the hills and")
    assert article.body.count("\n\n") == 1


def test_keeps_a_dash_in_a_sentence_that_is_no_dateline(tmp_path: Path) -> None:
    for opening in (
        "Roe — Freedonia's oldest minister — said no.",
        "Everything changed — The town was full.",
        "Everyone knew it - nobody said so.",
    ):
        article = read_one(tmp_path, f"A headline\n\n{opening}\n\nMore.")
        assert article.dateline == ""
        assert article.body.startswith(opening)


def test_drops_advertising_lines_but_no_sentence_that_uses_their_words(tmp_path: Path) -> None:
    article = read_one(
        tmp_path, "A headline\n\nAdvertisement sold well.\n\nADVERTISEMENT\n\nRead more:\n\nEnd."
    )
    assert article.body == "Advertisement sold well.\n\nEnd."


def test_reads_windows_1252_and_utf_16_and_utf_8_with_a_mark(tmp_path: Path) -> None:
    text = (
        "26 mars 1957\r\n\r\nÀ Rome, six pays signent\r\n\r\nL’idée avait été relancée à Messine."
    )
    for encoding in ("cp1252", "utf-8-sig", "utf-16", "utf-16-le", "utf-8"):
        article = read_one(tmp_path, text.encode(encoding))
        assert article.title == "À Rome, six pays signent", encoding
        assert article.body == "L’idée avait été relancée à Messine.", encoding
        assert article.published is not None
        assert article.published.iso == "1957-03-26"


def test_keeps_a_text_of_which_one_character_is_broken(tmp_path: Path) -> None:
    text = "Un été à Genève\n\nDes élèves français ont été reçus à l’hôtel de ville. " * 3
    article = read_one(tmp_path, text.encode() + b"\xc3")
    assert "élèves français" in article.body


def test_removes_characters_that_nobody_can_see(tmp_path: Path) -> None:
    article = read_one(tmp_path, "A\u200b head\x07line\n\nTe\x00xt\u202e of\u00a0one  line\u0301.")
    assert article.title == "A headline"
    assert article.body == "Text of one liné."


def test_refuses_what_is_no_text(tmp_path: Path) -> None:
    assert "does not look like text" in refused(tmp_path, bytes(range(32)) * 50)
    assert "empty" in refused(tmp_path, b" \n\n\t ")
    assert "no words remain" in refused(tmp_path, "Advertisement\n\n©1999 Nobody")


def test_guesses_the_language_and_says_nothing_when_in_doubt(tmp_path: Path) -> None:
    german = (
        "Ein Titel\n\n" + "Der Vertrag ist mit den Ländern und von der Stadt unterschrieben. " * 3
    )
    assert read_one(tmp_path, german).language == "de"
    assert read_one(tmp_path, "Lorem ipsum\n\nDolor sit amet.").language == ""
