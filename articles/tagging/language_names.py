"""What are the countries called in the language of an article? From Unicode CLDR, through Babel.

They are no rows of the gazetteer: nobody curates 250 names in 300 languages.
"""

from functools import lru_cache

from babel import Locale, UnknownLocaleError


@lru_cache(maxsize=64)
def country_names(language: str) -> tuple[tuple[str, str], ...]:
    """The code and the name of every country; none for a language that Babel does not know."""
    try:
        territories = Locale.parse(language.replace("_", "-"), sep="-").territories
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple((code, name) for code, name in territories.items() if len(code) == 2)
