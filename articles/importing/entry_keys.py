"""Which key had an entry of a feed when it came first?

Its link may change, and the feed may get another name: the name that the feed gives the entry is
to stay the same.
"""

from collections.abc import Iterable, Sequence

from articles.importing.import_key import short
from articles.importing.keyed import Keyed
from articles.importing.outcome import Candidate, printable
from articles.importing.seen import Seen
from articles.models import Article, Feed, FeedEntry, ImportRun


class Entries:
    """What is known of the entries of the feed that this import is of, if it is of one."""

    def __init__(self, run: ImportRun | None) -> None:
        self._files = frozenset(run.paths) if run and run.address else frozenset()
        self._feed = _name_of_feed(run.address) if run and self._files else ""
        self._first_keys: dict[int, str] = {}

    def name_of(self, candidate: Candidate) -> int:
        """64 bits for this entry of this feed; 0 where it is none, as in an archive."""
        if not self._files or printable(candidate.file) not in self._files:
            return 0
        return short(f"{self._feed}\n{candidate.article.identity}")

    def load(self, keyed: Sequence[Keyed]) -> None:
        """Look up which keys these had first."""
        names = [one.entry for one in keyed if one.entry]
        if names:
            rows = FeedEntry.objects.filter(name__in=names)
            self._first_keys = dict(rows.values_list("name", "key"))

    def first_key(self, one: Keyed) -> str:
        """Under which key it was saved first; "" when it is new."""
        return self._first_keys.get(one.entry, "") if one.entry else ""

    def keep_first_keys(self, keyed: Sequence[Keyed], seen: Seen) -> None:
        """Give entries that nobody knows by their key now the one they had first.

        Not where another article has that one at the same time: a feed may number its entries
        anew, and then their links tell them.
        """
        moved = [one for one in keyed if self.first_key(one) not in ("", one.key)]
        if not moved:
            return
        rows = Article.objects.filter(import_key__in=[one.key for one in moved])
        known = set(rows.values_list("import_key", flat=True))
        taken = {one.key for one in keyed}
        for one in moved:
            first = self.first_key(one)
            if one.key not in known and first not in taken and not seen.met(first):
                one.key = first
                taken.add(first)

    def remember(self, keyed: Iterable[Keyed]) -> None:
        """Keep the keys of those that were not known; in the transaction that saves them."""
        if not self._files:
            return
        new = {
            one.entry: FeedEntry(name=one.entry, key=one.key)
            for one in keyed
            if one.entry and one.entry not in self._first_keys
        }
        FeedEntry.objects.bulk_create(new.values(), ignore_conflicts=True)


def _name_of_feed(address: str) -> str:
    """Its number, which stays when it moves; of an address that is no feed's, the address."""
    number = Feed.objects.filter(address=address).values_list("pk", flat=True).first()
    return f"feed {number}" if number else address
