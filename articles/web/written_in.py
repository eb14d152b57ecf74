"""In which language is a text, and which way is it read? For the elements that show it."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

# Kurdish is missing because it is written both ways.
_FROM_THE_RIGHT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction_of(language: str) -> str:
    """Which way it is read: "" for that of the page; of an unknown one the browser looks."""
    if language in _FROM_THE_RIGHT:
        return "rtl"
    return "" if language and language != "ku" else "auto"


def written_in(language: str) -> SafeString:
    """The attributes of an element that holds a text in this language."""
    lang = format_html(' lang="{}"', language) if language else ""
    direction = direction_of(language)
    return format_html("{}{}", lang, format_html(' dir="{}"', direction) if direction else "")
