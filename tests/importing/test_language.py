"""In which language a text is, and whom to believe."""

import pytest

from articles.importing.wording.language import choose_language, guess_language, language_code

SPANISH = (
    "El puerto de la ciudad fue abierto el martes ante los vecinos, y el sol brilló sobre las "
    "casas. Los barcos que esperaban en la bahía entraron con las velas puestas. "
)
POLISH = (
    "Rząd ogłosił we wtorek nowy plan budowy portu w Gdańsku, który ma kosztować dwa miliardy "
    "złotych i powstać do końca dekady, jak powiedział minister na konferencji prasowej. "
)
ENGLISH = (
    "The harbour of the town was opened on Tuesday in front of those who had waited for it, and "
    "the sun shone on the houses. The ships that lay in the bay came in with all their sails. "
)


@pytest.mark.parametrize(
    ("written", "code"),
    [("en-GB", "en"), ("en_US", "en"), ("English", "en"), ("nb-NO", "no"), ("iw", "he"), ("", ""),
     ("tlh-x", ""), ("x", "")],
)  # fmt: skip
def test_reads_what_files_call_a_language(written: str, code: str) -> None:
    assert language_code(written) == code


def test_knows_the_common_languages_by_their_words() -> None:
    assert guess_language(SPANISH) == "es"
    assert guess_language(ENGLISH) == "en"


@pytest.mark.parametrize("text", ["", "Oil prices fall 3 pct", "Gold up", "1987", "OSLO"])
def test_says_nothing_of_a_few_words(text: str) -> None:
    assert choose_language("", text) == ("", "")


def test_believes_the_file_where_the_text_is_short() -> None:
    assert choose_language("fr", "Oil prices fall", "lang attribute") == ("fr", "lang attribute")


def test_believes_the_file_where_the_text_agrees() -> None:
    assert choose_language("en", ENGLISH * 4, "lang attribute") == ("en", "lang attribute")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", POLISH),
        ("ru", ("Правительство объявило во вторник о новом плане строительства порта, который "
               "обойдется в два миллиарда рублей, сообщил министр журналистам в столице.")),
        ("uk", ("Уряд оголосив у вівторок про новий план будівництва порту, який коштуватиме два "
               "мільярди гривень і буде завершений до кінця десятиліття, повідомив міністр.")),
        ("sv", ("Regeringen presenterade på tisdagen en ny plan för att bygga en hamn som kostar "
               "två miljarder kronor och vara klar i slutet av årtiondet, sade ministern.")),
        ("tr", ("Hükümet salı günü iki milyar liraya mal olacak ve on yılın sonuna kadar "
               "tamamlanacak yeni bir liman inşa planını açıkladı, bakan söyledi.")),
        ("zh", "政府周二宣布了一项新的港口建设计划，耗资二十亿元，部长在发布会上表示。"),
    ],
)  # fmt: skip
def test_detects_the_others(language: str, text: str) -> None:
    assert choose_language("", text) == (language, "the text")


@pytest.mark.slow
def test_believes_a_long_text_that_is_certainly_in_another() -> None:
    words = "the text; lang attribute says en"
    assert choose_language("en", SPANISH * 4, "lang attribute") == ("es", words)
    assert choose_language("en", POLISH * 4, "lang attribute") == ("pl", words)
    assert choose_language("en", SPANISH + ENGLISH * 6) == ("en", "")


@pytest.mark.slow
def test_lets_the_file_name_a_language_that_the_detector_does_not_know() -> None:
    galician = "O porto da cidade foi aberto o martes diante dos veciños, e o sol brillou. " * 8
    assert choose_language("gl", galician, "lang attribute") == ("gl", "lang attribute")
