"""Which articles share their address with others, so that it does not tell them?

A feed of a live page gives every entry the page's address. Once an import has brought two texts
of one address under different ids, that is remembered: from then on each of these articles is
known by address and id together, but for the one that was there first.
"""

from collections import defaultdict
from collections.abc import Sequence

from articles.importing.entry_keys import Entries
from articles.importing.import_key import key_beside_others, short_of
from articles.importing.keyed import Keyed
from articles.importing.seen import Seen
from articles.models import Article, SharedAddress

NOBODY = 0


def part_shared(addressed: Sequence[Keyed], seen: Seen, entries: Entries) -> None:
    """Give articles that share their address keys of their own; their first keys are loaded."""
    if not any(one.name for one in addressed):
        return
    by_key: dict[str, list[Keyed]] = defaultdict(list)
    for one in addressed:
        by_key[one.key].append(one)
    holders = _holders(by_key)
    holders |= _newly_shared(
        {key: ones for key, ones in by_key.items() if key not in holders}, seen, entries
    )
    parted = []
    for key, holder in holders.items():
        for one in by_key[key]:
            if one.name and one.name != holder:
                one.key = key_beside_others(one.address, one.candidate.article.identity)
                parted.append(one)
    if parted:
        seen.load((one.key for one in parted), more=True)


def _holders(by_key: dict[str, list[Keyed]]) -> dict[str, int]:
    """Who keeps the address, of those that are known to be shared."""
    keys = {short_of(key): key for key, ones in by_key.items() if any(one.name for one in ones)}
    rows = SharedAddress.objects.filter(key__in=list(keys)).values_list("key", "holder")
    return {keys[number]: holder for number, holder in rows}


def _newly_shared(by_key: dict[str, list[Keyed]], seen: Seen, entries: Entries) -> dict[str, int]:
    """The same of those that turn out to be shared now; it is remembered."""
    found: dict[str, int] = {}
    unclear: dict[str, list[Keyed]] = {}
    for key, ones in by_key.items():
        if met := seen.met(key):
            if met.name and _are_several(ones, met.name, met.content):
                found[key] = met.name
        elif len(ones) > 1:
            first = next((one for one in ones if one.name), ones[0])
            if _are_several(ones, first.name, short_of(first.content)):
                unclear[key] = ones
    if unclear:
        rows = Article.objects.filter(import_key__in=list(unclear))
        there = {str(key): text for key, text in rows.values_list("import_key", "content_hash")}
        for key, ones in unclear.items():
            found[key] = _there_first(key, ones, there, entries)
    SharedAddress.objects.bulk_create(
        (SharedAddress(key=short_of(key), holder=holder) for key, holder in found.items()),
        ignore_conflicts=True,
    )
    return found


def _are_several(ones: Sequence[Keyed], name: int, content: int) -> bool:
    """Is one of them another than that of this id and text? The same text is the same one."""
    return any(one.name not in (0, name) and short_of(one.content) != content for one in ones)


def _there_first(key: str, ones: Sequence[Keyed], there: dict[str, str], entries: Entries) -> int:
    """The id of the one that the archive has under this address; else of the first of all."""
    if not all(one.name for one in ones):
        return NOBODY  # there is one without an id, which has nothing but the address
    if key not in there:
        return ones[0].name
    for one in ones:
        if one.content == there[key] or entries.first_key(one) == key:
            return one.name
    return NOBODY
