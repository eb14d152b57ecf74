"""Which Source has this name?"""

from collections.abc import Iterable

from django.utils.text import slugify

from articles.importing.wording.characters import cut_at_word
from articles.models import Source
from articles.models.alias import folded
from articles.models.free_slug import free_slug


def find_sources(names: Iterable[str]) -> dict[str, Source]:
    """The source of each name, made when there is none; accents, case and spaces do not count."""
    wanted = {name for name in names if name}
    if not wanted:
        return {}
    known = {folded(source.name): source for source in Source.objects.order_by("-pk")}
    for name in sorted(wanted):
        if folded(name) not in known:
            known[folded(name)] = _make(cut_at_word(name, 200))
    return {name: known[folded(name)] for name in wanted}


def _make(name: str) -> Source:
    return Source.objects.get_or_create(name=name, defaults={"slug": _free_slug(name)})[0]


def _free_slug(name: str) -> str:
    stem = slugify(name)[:180].strip("-") or "source"
    taken = set(Source.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return free_slug(stem, taken)
