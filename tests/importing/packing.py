"""How the tests pack files, and what they find in them."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import zstandard

from articles.importing.containers import DEFAULT_LIMITS, Limits
from articles.importing.found import PassedOver
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.read_files import pieces_in, read_piece

ARTICLE = (
    b"Title: Harbour closed after a storm\nDate: 1987-03-04\n\n"
    b"The harbour of the small town was closed this morning after a night of storm.\n\n"
    b"Fishermen said that it would open again before the week is over.\n"
)
COMPRESSIONS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".xz": lzma.compress,
    ".bz2": bz2.compress,
    ".zst": zstandard.compress,
}


def zip_of(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tar_of(files: Mapping[str, bytes], *others: tarfile.TarInfo, pax: bool = False) -> bytes:
    """A tar archive of these, after things that are no ordinary files."""
    packed = io.BytesIO()
    kind = tarfile.PAX_FORMAT if pax else tarfile.GNU_FORMAT
    with tarfile.open(fileobj=packed, mode="w", format=kind) as archive:
        for other in others:
            archive.addfile(other)
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def tar_entry(name: str, kind: bytes, **fields: object) -> tarfile.TarInfo:
    """A thing in a tar archive that is no ordinary file."""
    entry = tarfile.TarInfo(name)
    entry.type = kind
    for field, value in fields.items():
        setattr(entry, field, value)
    return entry


def found_in(
    folder: Path, name: str, content: bytes, limits: Limits = DEFAULT_LIMITS
) -> dict[str, list[str]]:
    """Of each path in this file what came of it: titles, or reasons."""
    file = folder / name
    file.write_bytes(content)
    found: dict[str, list[str]] = {}
    for one in pieces_in(file, limits=limits):
        path = one.path.removeprefix(f"{folder}/")
        results = (
            [one.piece] if isinstance(one.piece, Rejection) else read_piece(one.format, one.piece)
        )
        found.setdefault(path, []).extend(map(in_words, results))
    return found


def in_words(found: ParsedArticle | Rejection) -> str:
    """The title, or the reason."""
    if isinstance(found, PassedOver):
        return f"passed over: {found.sort}"
    return found.reason if isinstance(found, Rejection) else found.title
