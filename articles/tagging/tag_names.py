"""Which tag is meant by a name that an editor typed?"""

import unicodedata

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from articles.models import Tag
from articles.models.free_slug import free_slug

LONGEST = 80


def tag_called(name: str) -> Tag:
    """The tag of this name, whatever its case, or a new one.

    Raises ValidationError for a name that is empty, too long or not printable.
    """
    name = plain_name(name)
    found = _known(name)
    if found:
        return found
    base = slugify(name.casefold())[: LONGEST - 8].strip("-") or "tag"
    taken = set(Tag.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    try:
        with transaction.atomic():
            return Tag.objects.create(name=name, slug=free_slug(base, taken))
    except IntegrityError:
        # Somebody else made it in this very moment; anything else is heard of.
        found = _known(name)
        if found is None:
            raise
        return found


def known_tag(name: str) -> Tag | None:
    """The tag of this name, whatever its case, where there is one."""
    return _known(plain_name(name))


def _known(name: str) -> Tag | None:
    """Compared in Python: a database may know the case of ASCII letters only."""
    folded = name.casefold()
    tags = Tag.objects.order_by("pk").values_list("pk", "name")
    key = next((pk for pk, known in tags.iterator() if known.casefold() == folded), None)
    return Tag.objects.filter(pk=key).first() if key else None


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
