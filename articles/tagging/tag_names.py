"""Which tag is meant by a name that an editor typed?"""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from articles.models import Tag

LONGEST = 80


def tag_called(name: str) -> Tag:
    """The tag of this name, whatever its case, or a new one.

    Raises ValidationError for a name that is empty, too long or not printable.
    """
    name = plain_name(name)
    base = slugify(name.casefold())[: LONGEST - 8].strip("-") or "tag"
    # Names that differ in case alone share the beginning of their slugs.
    similar = Tag.objects.select_for_update().filter(slug__startswith=base)
    slugs = set()
    for tag in similar:
        if tag.name.casefold() == name.casefold():
            return tag
        slugs.add(tag.slug)
    number, slug = 1, base
    while slug in slugs:
        number += 1
        slug = f"{base}-{number}"
    return Tag.objects.get_or_create(name=name, defaults={"slug": slug})[0]


def plain_name(name: str) -> str:
    """The name without needless spaces, if it can be a tag's."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name:
        raise ValidationError("A tag needs a name.")
    if len(name) > LONGEST:
        raise ValidationError(
            f"A tag's name has at most {LONGEST} characters; this one has {len(name)}."
        )
    if not name.isprintable() or not any(character.isalnum() for character in name):
        raise ValidationError("A tag's name needs a letter or a digit and no invisible characters.")
    return name
