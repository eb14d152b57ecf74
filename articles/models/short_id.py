"""Short permanent names for addresses."""

import secrets

# Without vowels no id spells a word, without 0 1 l none is misread.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 10

# Every letter stands for as many bytes; the few that are left over are dropped.
_FAIR = 256 - 256 % len(ALPHABET)
_LETTERS = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))
_LEFT_OVER = bytes(range(_FAIR, 256))


def new_short_id() -> str:
    """A random id of ten characters; among a million the chance of a double is 1 in 400.

    The table's unique constraint refuses the double.
    """
    letters = b""
    while len(letters) < LENGTH:
        letters += secrets.token_bytes(2 * LENGTH).translate(_LETTERS, _LEFT_OVER)
    return letters[:LENGTH].decode("ascii")
