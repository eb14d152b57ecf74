"""What was read in a wrong encoding is mended, and right text is never made wrong."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.wording.characters import clean_characters

RIGHT = [
    "Le café où naît l’été, déjà « vu » à Noël — où ? Âgé, Ânerie, Ça",
    "São Paulo, “AMANHÃ” e “IRMÔ; NÃO — AMANHÃ… ‘MAÇÃ’ À tarde, GRÃO DE ÂMBAR",
    "CRISTÖUNIVERSITÁRIA, IRMÔ",
    "Zażółć gęślą jaźń. Łódź — „Świat”, ŻÓŁĆ, Ćma, Ąę",
    "Ủy ban nhân dân thành phố Hồ Chí Minh, Ấn Độ, Ả Rập, Đà Nẵng, Vương quốc Anh",
    "Москва — «Правда», Ёлка, “Известия”, їжак",
    "ÅÄÖ Ångström, Ärger, Österreich – „Ä“, Ærø, Øst, Ñandú, EL AÑO",
    "Türkçe Ğ İ ş, Ελλάδα, Şükrü, Ðiðrik, Þór",
    "5 Å° and 3 Å", "10 €, £5, 20 °C, ±3, ½, §4, ©",
]  # fmt: skip


@pytest.mark.parametrize("text", RIGHT)
def test_leaves_right_text_as_it_is(text: str) -> None:
    assert clean_characters(text) == text


@pytest.mark.parametrize("read_as", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "text",
    ["Le café où naît l’été, déjà vu à Noël — où ?", "São Paulo, não é amanhã", "Café",
     "Zażółć gęślą jaźń", "Thành phố Hồ Chí Minh", "Москва, «Правда»", "Österreich “für” Äpfel",
     "It’s a “test” — really…", "¿qué? El año de Ñandú", "Ελλάδα και"],
)  # fmt: skip
def test_mends_what_was_read_in_a_wrong_encoding(text: str, read_as: str) -> None:
    try:
        misread = text.encode().decode(read_as)
    except UnicodeDecodeError:
        pytest.skip("Windows-1252 has no sign for one of its bytes.")
    assert clean_characters(misread) == text


def test_mends_only_the_lines_that_need_it() -> None:
    assert clean_characters("IRMÔ\nCafÃ©") == "IRMÔ\nCafé"


# A sign of punctuation behind a capital with an accent may be a misread letter of Cyrillic.
WORDS = st.builds(
    "{}{}s{}".format,
    st.sampled_from(["", "“", "‘", "«", "–"]),
    st.text(alphabet="abcàéíõüßñçœæøåÀÉÍÕÜÑÇØ", max_size=8),
    st.sampled_from(["", "”", "’", "»", "—", "…"]),
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_never_touches_the_letters_of_western_europe(text: str) -> None:
    cleaned = clean_characters(text)
    assert cleaned.replace("\n", " ").split() == text.split()


def test_bounds_the_marks_on_one_letter_and_keeps_those_that_are_written() -> None:
    cleaned = clean_characters("Za" + "\u0301\u0323" * 500_000 + "lgo")
    assert cleaned.startswith("Z")
    assert cleaned.endswith("lgo")
    assert len(cleaned) < 40
    assert clean_characters("a" + "\u0323\u0301" * 15) == normalize(
        "NFC", "a" + "\u0323\u0301" * 15
    )
    hidden = clean_characters(("\u0301" * 29 + "\u200b") * 20_000)
    assert len(hidden) < 40
    assert clean_characters("…" * 100) == "…" * 100
