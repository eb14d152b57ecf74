"""How are files packed into one? One file per way, and the table that knows them all."""

from articles.importing.containers.budget import DEFAULT_LIMITS, Budget, Limits, Refused, Spent
from articles.importing.containers.compressed import BZIP2, GZIP, XZ, ZSTANDARD
from articles.importing.containers.container import Container, Member, Packed
from articles.importing.containers.tar_archive import TAR
from articles.importing.containers.zip_archive import ZIP

CONTAINERS: tuple[Container, ...] = (ZIP, TAR, GZIP, XZ, BZIP2, ZSTANDARD)

__all__ = [
    "CONTAINERS",
    "DEFAULT_LIMITS",
    "Budget",
    "Container",
    "Limits",
    "Member",
    "Packed",
    "Refused",
    "Spent",
    "container_of",
    "known_containers",
]


def container_of(head: bytes, ending: str) -> Container | None:
    """The container that a file is which begins with these bytes; None when it is none."""
    return next((c for c in CONTAINERS if c.recognises(head, ending)), None)


def known_containers() -> str:
    """What can be unpacked, for messages."""
    return ", ".join(ending for container in CONTAINERS for ending in container.endings)
