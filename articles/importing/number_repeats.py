"""How are articles of one file told apart that have one headline and date, and no name?

"Letters to the editor" may stand there ten thousand times. They are counted, in their order; the
same text again is the same article.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.importing.import_key import digest_of, import_key, short_of
from articles.importing.keyed import Keyed
from articles.importing.seen import Seen


def number_repeats(nameless: Sequence[Keyed], seen: Seen) -> None:
    """Give those whose place another article has already the key of the next number there."""
    places: dict[str, _Place] = {}
    repeated = []
    for one in nameless:
        content = short_of(one.content)
        place = places.get(one.place)
        if place is None:
            met = seen.met(one.place)
            place = _Place(met.repeats, met.content) if met else _Place(1, content)
            places[one.place] = place
        if place.first != content:
            one.met_as = digest_of(f"{one.place}\n{one.content}")
            repeated.append(one)
    if repeated:
        seen.load((one.met_as for one in repeated), more=True)
    for one in repeated:
        met = seen.met(one.met_as)
        one.repeat = met.repeats if met else places[one.place].number_of(one.met_as)
        one.key = import_key(one.candidate.article, one.candidate.file, "", one.repeat)


@dataclass
class _Place:
    """How many articles of it there are, what the first says, and the numbers of new ones."""

    repeats: int
    first: int
    numbers: dict[str, int] = field(default_factory=dict)

    def number_of(self, met_as: str) -> int:
        """The number that this text has, or the next one."""
        if met_as not in self.numbers:
            self.repeats += 1
            self.numbers[met_as] = self.repeats
        return self.numbers[met_as]
