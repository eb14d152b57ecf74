"""Which key has each article of a batch, where the obvious one may be another's?"""

from collections.abc import Sequence

from articles.importing.entry_keys import Entries
from articles.importing.import_key import content_hash, import_key, own_address, short
from articles.importing.keyed import Keyed
from articles.importing.number_repeats import number_repeats
from articles.importing.outcome import Candidate
from articles.importing.seen import Seen
from articles.importing.shared_addresses import part_shared


def find_keys(batch: Sequence[Candidate], seen: Seen, entries: Entries) -> list[Keyed]:
    """The key of each.

    By its address; where several share that, by address and id; without an address by the id, and
    else by its place, where those of one headline and date are counted. An entry of a feed keeps
    the key that it had first.
    """
    keyed = [_first_key(candidate, entries) for candidate in batch]
    seen.load(one.key for one in keyed)
    entries.load(keyed)
    part_shared([one for one in keyed if one.address], seen, entries)
    number_repeats([one for one in keyed if one.place], seen)
    entries.keep_first_keys(keyed, seen)
    return keyed


def _first_key(candidate: Candidate, entries: Entries) -> Keyed:
    article, ready = candidate.article, candidate.prepared
    address = own_address(article.url) if article.url else ""
    key = import_key(article, candidate.file, address)
    content = ready.content if ready else content_hash(article)
    keyed = Keyed(candidate, key, content, address)
    if article.identity:
        keyed.name = short(article.identity) if address else 0
        keyed.entry = entries.name_of(candidate)
    elif article.where and not address:
        keyed.place = key
    return keyed
