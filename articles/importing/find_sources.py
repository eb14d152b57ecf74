"""Which Source has this name?"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import count

from django.db.models import Q
from django.utils.text import slugify

from articles.importing.wording.characters import cut_at_word
from articles.models import Source
from articles.models.free_slug import RESERVED_SLUGS
from articles.models.source import folded_name

_LONGEST_NAME = 200
_LONGEST_STEM = 180


def find_sources(names: Iterable[str]) -> dict[str, Source]:
    """The source of each name, made when there is none; accents, case and spaces do not count.

    Nothing is asked but what these names need: there may be a million others.
    """
    kept = {name: cut_at_word(name, _LONGEST_NAME) for name in names if name}
    if not kept:
        return {}
    folded = {name: folded_name(short) for name, short in kept.items()}
    known = _known(Q(folded__in=set(folded.values())))
    new = {folded[name]: kept[name] for name in sorted(kept, reverse=True)}
    missing = {key: name for key, name in new.items() if key not in known}
    if missing:
        known |= _make(missing)
    return {name: known[folded[name]] for name in kept}


def _known(wanted: Q) -> dict[str, Source]:
    """By their folded names; of two that fold to one, the older."""
    return {source.folded: source for source in Source.objects.filter(wanted).order_by("-pk")}


def _make(names: Mapping[str, str]) -> dict[str, Source]:
    slugs = _free_slugs(slugify(name)[:_LONGEST_STEM].strip("-") for name in names.values())
    new = [
        Source(name=name, folded=folded, slug=slug)
        for (folded, name), slug in zip(names.items(), slugs, strict=True)
    ]
    return {source.folded: source for source in Source.objects.bulk_create(new)}


def _free_slugs(stems: Iterable[str]) -> list[str]:
    """For each its stem, or with a number behind it where somebody has that already."""
    wanted = [stem or "source" for stem in stems]
    taken = _taken(wanted) | RESERVED_SLUGS
    times = Counter(wanted)
    numbered = {
        stem: iter(_free_numbers(stem, many))
        for stem, many in times.items()
        if stem in taken or many > 1
    }
    slugs = []
    for stem in wanted:
        is_free = stem not in taken
        taken.add(stem)
        slugs.append(stem if is_free else f"{stem}-{next(numbered[stem])}")
    return slugs


def _free_numbers(stem: str, many: int) -> list[int]:
    """So many numbers that are free behind this stem, mostly behind all that are not."""
    free: list[int] = []
    for start in count(_first_free(stem), many):
        numbers = range(start, start + many)
        taken = _taken([f"{stem}-{number}" for number in numbers])
        free += [number for number in numbers if f"{stem}-{number}" not in taken]
        if len(free) >= many:
            break
    return free


def _first_free(stem: str) -> int:
    """A free number with one before it that is taken, found in few steps among a million."""
    powers = [1 << power for power in range(1, 31)]
    taken = _taken([f"{stem}-{power}" for power in powers])
    high = next(power for power in powers if f"{stem}-{power}" not in taken)
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if _taken([f"{stem}-{middle}"]):
            low = middle
        else:
            high = middle
    return high


def _taken(slugs: Collection[str]) -> set[str]:
    return set(Source.objects.filter(slug__in=slugs).values_list("slug", flat=True))
