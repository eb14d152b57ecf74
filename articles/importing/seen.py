"""Which keys has this import met already, and what stood there?"""

import struct
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from articles.importing.import_key import short_of
from articles.models import ContestedKey, ImportRun, SeenKey
from articles.models.insert_rows import insert_values

_PACKED = struct.Struct("<qqqI")


class Met(NamedTuple):
    """What stood under a key: 64 bits each of its content, of its id and of its file's name.

    `repeats` says how many articles of the same place there are, or the number of this one.
    """

    content: int
    name: int = 0
    file: int = 0
    repeats: int = 1


class Seen(Protocol):
    """The memory of one import over all its batches."""

    def load(self, keys: Iterable[str], *, more: bool = False) -> None:
        """Be ready to be asked about these keys; unless they are `more`, about no earlier ones."""

    def met(self, key: str) -> Met | None:
        """What stood under this key already?"""

    def contested(self, key: str, file: int) -> Met | None:
        """What of another file stood there in the import whose files this one tries again?"""

    def is_unsaved(self, content: str) -> bool:
        """Would this import have created the same already, if it kept anything?"""

    def add(
        self,
        met: Iterable[tuple[str, Met]],
        repeats: Mapping[str, int],
        contested: Iterable[tuple[str, Met]],
    ) -> None:
        """Remember what stands there; in the transaction that saves the articles.

        Of two under one key the first counts. `repeats` says of how many articles of a place more
        is known now, `contested` under which keys two files said different things.
        """


@dataclass
class SeenInMemory:
    """For imports that keep nothing: some 230 MB for a million articles."""

    places: dict[int, bytes] = field(default_factory=dict)
    unsaved: set[int] = field(default_factory=set)
    keeps_nothing: bool = False

    def load(self, keys: Iterable[str], *, more: bool = False) -> None:
        """All of them are at hand."""

    def met(self, key: str) -> Met | None:
        """What stood under this key already?"""
        packed = self.places.get(short_of(key))
        return Met._make(_PACKED.unpack(packed)) if packed else None

    def contested(self, key: str, file: int) -> Met | None:
        """Nobody tries anything again."""
        return None

    def is_unsaved(self, content: str) -> bool:
        """Would this dry run have created the same already?"""
        return short_of(content) in self.unsaved

    def add(
        self,
        met: Iterable[tuple[str, Met]],
        repeats: Mapping[str, int],
        contested: Iterable[tuple[str, Met]],
    ) -> None:
        """Remember what stands there."""
        for key, one in met:
            self.places.setdefault(short_of(key), _PACKED.pack(*one))
            if self.keeps_nothing:
                self.unsaved.add(one.content)
        for key, number in repeats.items():
            known = self.met(key)
            if known and known.repeats < number:
                self.places[short_of(key)] = _PACKED.pack(*known._replace(repeats=number))


class SeenInTable:
    """In the database, so that neither a kill nor a million articles are a matter."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.loaded: dict[int, Met | None] = {}
        self.tried_again = tried_again(run)
        self.contests: dict[int, Met] = {}

    def load(self, keys: Iterable[str], *, more: bool = False) -> None:
        """Be ready to be asked about these keys, and forget the earlier ones."""
        wanted = list(map(short_of, keys))
        if not more:
            self.loaded, self.contests = {}, {}
        self.loaded |= dict.fromkeys(wanted) | self._met(wanted)
        if self.tried_again:
            rows = ContestedKey.objects.filter(run__in=self.tried_again, key__in=wanted)
            for key, content, file in rows.values_list("key", "content", "file"):
                self.contests[key] = Met(content, file=file)

    def met(self, key: str) -> Met | None:
        """What stood under this key already?"""
        return self._known(short_of(key))

    def contested(self, key: str, file: int) -> Met | None:
        """What of another file stood there in the import whose files this one tries again?"""
        found = self.contests.get(short_of(key)) if self.contests else None
        return found if found and found.file != file else None

    def is_unsaved(self, content: str) -> bool:
        """Everything is saved."""
        return False

    def add(
        self,
        met: Iterable[tuple[str, Met]],
        repeats: Mapping[str, int],
        contested: Iterable[tuple[str, Met]],
    ) -> None:
        """Remember what stands there."""
        rows: dict[int, Met] = {}
        for key, one in met:
            rows.setdefault(short_of(key), one)
        new = [(number, one) for number, one in rows.items() if self._known(number) is None]
        insert_values(
            ((self.run.pk, number, *one) for number, one in new),
            SeenKey,
            ["run_id", "key", *Met._fields],
        )
        for key, count in repeats.items():
            places = SeenKey.objects.filter(run=self.run, key=short_of(key), repeats__lt=count)
            places.update(repeats=count)
        ContestedKey.objects.bulk_create(
            (
                ContestedKey(run=self.run, key=short_of(key), content=one.content, file=one.file)
                for key, one in contested
            ),
            ignore_conflicts=True,
        )

    def _known(self, number: int) -> Met | None:
        if number not in self.loaded:
            self.loaded[number] = self._met([number]).get(number)
        return self.loaded[number]

    def _met(self, numbers: Collection[int]) -> dict[int, Met]:
        rows = SeenKey.objects.filter(run=self.run, key__in=numbers)
        return {key: Met(*rest) for key, *rest in rows.values_list("key", *Met._fields)}


def tried_again(run: ImportRun) -> list[int]:
    """The imports whose rejected files this one tries again, and theirs."""
    found: list[int] = []
    number = run.retries_id
    while number and number not in found:
        found.append(number)
        number = ImportRun.objects.filter(pk=number).values_list("retries", flat=True).first()
    return found
