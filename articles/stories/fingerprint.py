"""By which few bytes are near-duplicates of an article found?

Plain Python, to be called in any process. A signature is a MinHash: the share of its places at
which two agree is about the share of shingles that the texts have in common.
"""

import zlib

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from articles.stories.same_words import shingles_of, words_of

PLACES = 128
# Shorter texts are alike by chance, and by mould.
FEWEST_WORDS = 20
_SEED = 20_240_229
_VERSION = 1


def signature(title: str, body: str) -> bytes | None:
    """The signature of an article's words; None where there are too few to compare."""
    words = words_of(title, body)
    if len(words) < FEWEST_WORDS:
        return None
    return HEAD + _sketch(shingles_of(words)).astype("<u2").tobytes()


def is_current(signature: bytes) -> bool:
    """Was it made as signatures are made now? Only such can be compared."""
    whole = signature.removesuffix(HURRIED) if len(signature) > LENGTH else signature
    return whole[: len(HEAD)] == HEAD and len(whole) == LENGTH


def places_of(signature: bytes) -> NDArray[np.uint16]:
    """The 128 numbers of a signature."""
    return np.frombuffer(signature, "<u2", PLACES, len(HEAD))


def similarity(one: bytes, other: bytes) -> float:
    """About how much of the shingles of both they share, from 0 to 1."""
    if not (is_current(one) and is_current(other)):
        raise ValueError("Only signatures of today's making can be compared: run find_stories.")
    return float(np.mean(places_of(one) == places_of(other)))


def _sketch(shingles: set[str]) -> NDArray[np.uint32]:
    sketch = RMinHash(PLACES, _SEED)
    sketch.update(shingles)
    return np.array(sketch.digest(), np.uint32)


# Another release of the library may number shingles otherwise: then this differs, and signatures
# kept by the one before are made again instead of being compared.
_MAKING = zlib.crc32(_sketch({"one two three four", "δύο τρία τέσσερα πέντε"}).tobytes())
HEAD = bytes([_VERSION]) + _MAKING.to_bytes(4, "little")[:3]
LENGTH = len(HEAD) + 2 * PLACES
# Stands behind the signature of an article that was not compared with the whole archive yet.
HURRIED = b"?"
