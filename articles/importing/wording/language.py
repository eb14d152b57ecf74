"""In which language is it written?"""

import re

from articles.importing.wording.detect_language import LANGUAGES, detect_language

# The commonest short words that the others do not share. Enough to tell these languages apart
# in a newspaper's text; of any other language nothing is said.
_WORDS = {
    "en": "the of and to that was with his is for by from it he were has had which their",
    "fr": "les des et du une dans est qui par pour sur au aux avec ont pas cette été son",
    "de": "der die und den das von mit sich des dem nicht ist auf für eine als auch werden wurde",
    "es": "el los las una con por del se su para al como más lo pero fue sus ha este",
    "it": "il di che della per non sono gli del con una alla nel dei le anche stato più",
    "pt": "os não uma com dos da em para foi mais ao pelo pela são seu também até das na",
    "nl": "het van een dat op zijn voor met aan door bij ook naar werd maar niet deze heeft uit",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
_NAMES = {
    "english": "en", "french": "fr", "german": "de", "spanish": "es", "italian": "it",
    "portuguese": "pt", "dutch": "nl", "russian": "ru", "arabic": "ar", "chinese": "zh",
    "japanese": "ja", "français": "fr", "deutsch": "de", "español": "es",
}  # fmt: skip
# Written forms of Norwegian, and codes that ISO has given up.
_SAME_AS = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}
_CODE = re.compile(r"([a-z]{2})([-_][a-z0-9]{2,8})*", re.I)
_SAMPLE = 1200
_FEWEST = 8
# A text must be this long to say better than its page in which language it is.
_LONG = 400


def language_code(written: str) -> str:
    """The ISO 639-1 code in "en", "en-GB", "en_US" or "English"; "" when it is none."""
    written = written.strip()
    found = _CODE.fullmatch(written)
    code = found[1].lower() if found else _NAMES.get(written.casefold(), "")
    return _SAME_AS.get(code, code)


def guess_language(text: str) -> str:
    """The language whose commonest words the text uses by far the most; "" when in doubt."""
    counts = dict.fromkeys(_WORDS, 0)
    for languages in filter(None, map(_LANGUAGES_OF.get, text[:_SAMPLE].casefold().split())):
        for language in languages:
            counts[language] += 1
    first = max(counts, key=lambda language: counts[language])
    most = counts.pop(first)
    return first if most >= _FEWEST and most >= 2 * max(counts.values()) else ""


def choose_language(declared: str, text: str, where: str = "") -> tuple[str, str]:
    """The language with who says so: the file, unless a long text is certainly in another.

    The common words decide where they can, for that is quick; a detector where they cannot.
    """
    stated = language_code(declared)
    guessed = guess_language(text)
    if guessed and guessed == stated:
        return stated, where
    if not stated:
        language = guessed or detect_language(text)
        return language, "the text" if language else ""
    if len(text) < _LONG or stated not in LANGUAGES:
        return stated, where
    found = detect_language(text)
    if found and found != stated and found == detect_language(text[len(text) // 2 :]):
        return found, f"the text; {where or 'the file'} says {stated}"
    return stated, where
