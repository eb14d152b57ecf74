"""Indexes that are kept between runs, as long as neither collection nor code changes."""

import importlib.metadata
import json
import shutil
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from articles.search import analysis, engines
from benchmarks import collection, rare_words, recombine
from benchmarks.peers import NEWSDESK, PEERS, Peer, PeerDocument, peer
from benchmarks.reuters import cache_folder

HERE = Path(__file__).parent
# Files of the engine that only read an index: changing them does not make it another.
READING = frozenset(
    {"answer", "arrays", "matches", "word_matches", "scoring", "narrowing", "facet_counts"}
    | {"date_counts", "ordering", "top", "sieve", "evaluate", "phrase", "nearness", "snapshot"}
    | {"deadline"}
)
LIBRARIES = {"stock_whoosh": "Whoosh-Reloaded", "postgresql": "psycopg", "tantivy": "tantivy"}


@dataclass(frozen=True)
class Built:
    """How building an index went."""

    seconds: float
    bytes: int


def prepared(name: str, articles: int, *, rebuild: bool = False) -> tuple[Peer, Built]:
    """A peer over its index of the analysed collection, built if need be; not opened yet."""
    kept = cache_folder().parent / "peers" / name
    folder = kept / f"{articles}-{_fingerprint(name)}"
    if rebuild or not (folder / "built.json").exists():
        for older in kept.glob(f"{articles}-*"):
            shutil.rmtree(older)
        _build(name, articles, folder)
    built = Built(**json.loads((folder / "built.json").read_text(encoding="utf-8")))
    return PEERS[name](folder / "index"), built


def analysed_documents(articles: int) -> Iterator[PeerDocument]:
    """The collection as terms joined by spaces."""
    for document, title, body in collection.analysed(articles):
        yield PeerDocument(document, title, body)


def plain_documents(articles: int) -> Iterator[PeerDocument]:
    """The collection as it was written."""
    for document in collection.documents(articles):
        yield PeerDocument(document, document.title, document.body)


def size_of(folder: Path) -> int:
    """How many bytes the files of a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _build(name: str, articles: int, folder: Path) -> None:
    index = folder / "index"
    index.mkdir(parents=True)
    started = time.perf_counter()
    PEERS[name](index).build(analysed_documents(articles))
    built = Built(time.perf_counter() - started, size_of(index))
    (folder / "built.json").write_text(json.dumps(asdict(built)), encoding="utf-8")


def _fingerprint(name: str) -> str:
    files = [Path(module.__file__ or "") for module in (analysis, rare_words, recombine, peer)]
    files += [HERE / "collection.py", *sorted((HERE / "peers").glob(f"{name}*.py"))]
    if name == NEWSDESK:
        engine = Path(engines.__file__ or "").parent / "whoosh_engine"
        files += [path for path in sorted(engine.glob("*.py")) if path.stem not in READING]
    library = LIBRARIES.get(name)
    version = importlib.metadata.version(library).replace(".", "-") if library else "x"
    return f"{collection.fingerprint(*files)}-{version}"
