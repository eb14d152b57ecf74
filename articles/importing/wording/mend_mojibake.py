"""Was this UTF-8, read as if it were something else? The only user of ftfy."""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module

# The second and third bytes of UTF-8 as Windows-1252 and ISO 8859-1 show them: those that stand
# behind no letter in any language, and the quotation marks and dashes, which may.
_ODD = "\x80-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ"
_QUOTES = "“”‘’–—…"
_SURE = re.compile(
    f"[ÃÂ][{_ODD}]|â€[{_ODD}{_QUOTES}\"' ]|â\x80[\x80-\xbf]|(?:[ÐÑÅÄØÙÎÏ][{_ODD}{_QUOTES}]){{2}}"
    f"|Å[\x80-\x9f‚„›¼ºŸ¡]|Ä[\x80-\x9f…™‡›„œ¼³º]|á[»º][{_ODD}]"
)
_PAIR = re.compile(f"[ÃÂâÐÑÅÄØÙÎÏá][{_ODD}{_QUOTES}]")


def looks_misread(text: str) -> bool:
    """Does it hold letters in an order that no language has? Quick, for it is asked of all."""
    return not text.isascii() and _PAIR.search(text) is not None and _SURE.search(text) is not None


def mended(text: str) -> str:
    """The text as it was meant, line by line; lines that look right are left as they are."""
    lines = text.split("\n")
    return "\n".join(_fix()(line) if looks_misread(line) else line for line in lines)


@cache
def _fix() -> Callable[[str], str]:
    """Loaded at the first text that needs it; most archives have none."""
    fix: Callable[[str], str] = import_module("ftfy").fix_encoding
    return fix
