"""In which of many languages is a text most likely written? The only user of py3langid."""

from functools import cache
from importlib import import_module
from typing import Any

# The languages that newspapers' archives are full of. Of all 140 a detector finds one too many.
_CODES = (
    "ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk "
    "sl sq sr sv sw th tr uk ur vi zh"
)
LANGUAGES = frozenset(_CODES.split())
_SURE = 0.9
_SAMPLE = 400
_SHORTEST = 100


def detect_language(text: str) -> str:
    """The language of a text of a few sentences; "" for shorter ones, and where it is not sure."""
    sample = text[:_SAMPLE]
    if len(sample) < _SHORTEST and sample.isascii():
        return ""
    language, certainty = _identifier().classify(sample)
    if certainty < _SURE or len(sample) < _SHORTEST // 4:
        return ""
    return str(language)


def load_detector() -> None:
    """Load it now: processes that are forked afterwards share it."""
    _identifier()


@cache
def _identifier() -> Any:
    """Loaded at the first text in doubt: it takes a second and 50 MB."""
    load = import_module("py3langid.modelio").load_model
    langid = import_module("py3langid.langid")
    ptc, pc, classes, moves, rows, output = load(langid.MODEL_DIR / langid.MODEL_FILE)
    kept = [at for at, language in enumerate(classes) if language in LANGUAGES]
    return langid.LanguageIdentifier(
        ptc[:, kept].copy(), pc[kept], [classes[at] for at in kept], moves, output,
        norm_probs=True, tk_row=rows,
    )  # fmt: skip
