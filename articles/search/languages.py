"""In which languages are the forms of a word known, and by whose rules?"""

from collections.abc import Callable
from functools import cache

import Stemmer

# What an article is read as when its language is unknown.
DEFAULT_LANGUAGE = "en"

# ISO 639-1 codes and the Snowball algorithms of PyStemmer 3: https://snowballstem.org/algorithms/
LANGUAGES = {
    "ar": "arabic",
    "hy": "armenian",
    "eu": "basque",
    "ca": "catalan",
    "da": "danish",
    "nl": "dutch",
    "en": "english",
    "eo": "esperanto",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "de": "german",
    "el": "greek",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "ga": "irish",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "es": "spanish",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_OTHER_CODES = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "ji": "yi"}


def language_of(code: str) -> str:
    """The language whose rules an article is read by, from whatever code it carries.

    "en-GB" is read as English, and so is what nobody knows the language of. A language without
    rules is "": its words are compared as they stand.
    """
    code = code[:2].lower() if len(code) == 2 or code[2:3] in "-_" else code.lower()
    code = _OTHER_CODES.get(code, code) or DEFAULT_LANGUAGE
    return code if code in LANGUAGES else ""


def stemmed(word: str, language: str) -> str:
    """The stem of a folded word by the rules of a language; the word where there are none."""
    return stemming(language)(word) or word


@cache
def stemming(language: str) -> Callable[[str], str]:
    """Gives a folded word its stem by the rules of a language, or "" where nothing would be left.

    Without rules the word itself.
    """
    if not language:
        return str
    stem: Callable[[str], str] = Stemmer.Stemmer(LANGUAGES[language], 0).stemWord
    return stem
