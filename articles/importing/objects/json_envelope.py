"""Is a JSON object one article, or an envelope around an array of articles?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.importing.objects.json_parts import JsonParts
from articles.importing.objects.named_fields import may_hold_text

# Where several of them hold arrays, the earlier one is meant.
WRAPPERS = "articles items results documents docs entries stories news data".split()  # noqa: SIM905
# As services answer: {"response": {"docs": [...]}}
_OUTER = frozenset(["data", "response", "result", "results", "feed", "channel", "export"])
_TITLES = frozenset(["title", "headline"])
_LONGEST_KEY = 1000


@dataclass(frozen=True)
class Envelope:
    """The key of the array of articles, "" when there is none; and whether it is one itself."""

    array: str = ""
    has_text: bool = False


def envelope_of(parts: JsonParts) -> Envelope:
    """What this object is, as far as it can be read: one with a text of its own is an article.

    An array of anything but objects is taken for one of articles only where there is no title.
    """
    of_objects: set[str] = set()
    of_others: set[str] = set()
    is_titled = False
    for key in _keys(parts):
        is_titled = is_titled or key in _TITLES
        if may_hold_text(key):
            if _says_something(parts):
                return Envelope(has_text=True)
        elif first := _first_in_array(parts):
            (of_objects if first == b"{" else of_others).add(key)
            parts.upto(b"]", longest=0)
    candidates = of_objects or (set() if is_titled else of_others)
    return Envelope(next((key for key in WRAPPERS if key in candidates), ""))


def enter(parts: JsonParts, wanted: Sequence[str], *, of_objects: bool = False) -> bool:
    """Go on to the items of the array under one of these keys; False when there is none."""
    for key in _keys(parts):
        if first := _first_in_array(parts):
            if key in wanted and (first == b"{" or not of_objects):
                return True
            parts.upto(b"]", longest=0)
    return False


def inner_envelope(parts: JsonParts) -> Sequence[str]:
    """The key of an envelope in this object and that of its array; none where it says more."""
    found: Sequence[str] = ()
    for key in _keys(parts):
        if key in _TITLES:
            return ()
        if key in _OUTER and parts.next_sign() == b"{":
            inner = envelope_of(parts)
            if inner.has_text:
                return ()
            found = found or ((key, inner.array) if inner.array else ())
    return found


def enter_inner(parts: JsonParts, outer: str, array: str) -> bool:
    """Go on to the items of the array under these two keys; False when it is not there."""
    return any(
        key == outer and parts.next_sign() == b"{" and enter(parts, [array]) for key in _keys(parts)
    )


def has_text_behind(parts: JsonParts) -> bool:
    """Does the object hold a text of its own, behind the array that was just read to its end?"""
    if parts.upto(b",}", longest=0).sign != b",":
        return False
    return any(may_hold_text(key) and _says_something(parts) for key in _keys_left(parts))


def _keys(parts: JsonParts) -> Iterator[str]:
    """The keys of an object; its value, or the rest of it, is passed over for the next one."""
    if parts.next_sign() == b"{":
        parts.step()
        yield from _keys_left(parts)


def _keys_left(parts: JsonParts) -> Iterator[str]:
    sign = b","
    while sign == b",":
        key = parts.upto(b":,}", longest=_LONGEST_KEY)
        if key.sign != b":":
            return
        yield (key.text or b"").strip(b'"').decode(errors="replace")
        sign = parts.upto(b",}", longest=0).sign


def _first_in_array(parts: JsonParts) -> bytes:
    """What the first item of this array begins with, "]" where it has none; b"" for no array."""
    if parts.next_sign() != b"[":
        return b""
    parts.step()
    return parts.next_sign()


def _says_something(parts: JsonParts) -> bool:
    """Is this value a string, a list or an object that is not empty? All that is not is passed."""
    begins = parts.next_sign()
    if begins not in (b'"', b"[", b"{"):
        return False
    parts.step()
    if parts.next_sign() not in (b'"' if begins == b'"' else b"]}"):
        return True
    parts.step()
    return False
