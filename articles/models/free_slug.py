"""Which slug may a new thing have?"""

from collections.abc import Collection

from django.core.exceptions import ValidationError

# In addresses "none" means "none tagged"; a tag of that name would be mistaken for it.
RESERVED_SLUGS = frozenset({"none"})


def free_slug(stem: str, taken: Collection[str]) -> str:
    """The stem itself, or with the first number behind it that makes it free."""
    slug, number = stem, 1
    while slug in taken or slug in RESERVED_SLUGS:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def refuse_reserved(slug: str) -> None:
    """Raise ValidationError for a slug that addresses need for something else."""
    if slug in RESERVED_SLUGS:
        raise ValidationError(
            f"“{slug}” has a meaning of its own in addresses. Write another, such as {slug}-2."
        )
