"""An article of a batch with the key that tells it again."""

from dataclasses import dataclass

from articles.importing.outcome import Candidate


@dataclass(slots=True)
class Keyed:
    """While it is found out which key it has.

    `address` is the one that may be its key, `name` 64 bits of the id that it has beside that,
    `entry` those of the entry of a feed. Of articles that have only a place in their file, all
    but the first of a `place` have a number there (`repeat`), and are remembered as `met_as`.
    """

    candidate: Candidate
    key: str
    content: str
    address: str = ""
    name: int = 0
    entry: int = 0
    place: str = ""
    met_as: str = ""
    repeat: int = 1
