"""Countries are found by their names in the language of the article, and in no other."""

import pytest

from tests.tagging.real_table import found


@pytest.mark.parametrize(
    ("language", "body", "country"),
    [
        ("de", "Die Vereinigten Staaten und Frankreich stimmten zu.", "France"),
        ("fr", "L’Allemagne a voté.", "Germany"),
        ("es", "Alemania votó ayer.", "Germany"),
        ("pt-BR", "A Alemanha votou ontem.", "Germany"),
        ("ru", "Германия проголосовала.", "Germany"),
        ("ja", "昨日ドイツは賛成した。", "Germany"),
        ("zh", "德国政府表示赞成。", "Germany"),
        ("ar", "صوتت ألمانيا أمس.", "Germany"),
    ],
)
def test_finds_a_country_by_its_name_in_the_language(
    language: str, body: str, country: str
) -> None:
    assert country in found(body, "2015", language=language)


@pytest.mark.parametrize("language", ["", "en", "fr"])
def test_does_not_take_a_name_of_another_language(language: str) -> None:
    assert "Germany" not in found("Deutschlands Nachbar Alemania", "2015", language=language)


def test_knows_the_english_names_in_any_language() -> None:
    assert "Chile" in found("Chile und Peru", "2015", language="de")
    assert "Peru" in found("Chile und Peru", "2015", language="xx-nonsense")
