"""Short permanent names for addresses."""

import secrets

# Without vowels no id spells a word, without 0 1 l none is misread.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 10


def new_short_id() -> str:
    """A random id of ten characters; among a million the chance of a double is 1 in 400.

    The table's unique constraint refuses the double.
    """
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
