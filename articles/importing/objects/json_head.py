"""What does the beginning of a JSON text tell of it, before all of it is read?"""

import re

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[{}\[\]:]', re.DOTALL)
_BLANK = b"\xef\xbb\xbf \t\r\n"


def first_keys(head: bytes) -> frozenset[str]:
    """The keys of the first object, which may stand in an array, as far as the head goes.

    In small letters; empty when the text begins with anything else.
    """
    head = head.lstrip(_BLANK)
    if head[:1] == b"[":
        head = head[1:].lstrip(_BLANK)
    if head[:1] != b"{":
        return frozenset()
    keys: set[str] = set()
    depth, last = 0, b""
    for token in _TOKEN.finditer(head):
        sign = token[0]
        if sign in (b"{", b"["):
            depth += 1
        elif sign in (b"}", b"]"):
            depth -= 1
            if not depth:
                break
        elif sign == b":" and depth == 1 and last:
            keys.add(last.strip(b'"').decode("utf-8", errors="replace").lower())
        last = sign if sign[:1] == b'"' else b""
    return frozenset(keys)


def is_in_lines(head: bytes, is_whole: bool) -> bool:
    """Is each line an object of its own? A head without a line end is, unless it is the file."""
    first, end, rest = head.lstrip(_BLANK).partition(b"\n")
    if not end:
        return not is_whole and first.startswith(b"{")
    is_object = first.startswith(b"{") and first.rstrip().endswith(b"}")
    return is_object and rest.lstrip().startswith(b"{")
