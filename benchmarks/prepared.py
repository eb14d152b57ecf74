"""Indexes that are kept between runs, as long as neither collection nor code changes."""

import importlib.metadata
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from articles.search import analysis, engines
from benchmarks import collection
from benchmarks.peers import NEWSDESK, PEERS, Peer, PeerDocument, peer
from benchmarks.reuters import cache_folder
from benchmarks.timing import Unhurried, timed

HERE = Path(__file__).parent
# Files of the engine that only read an index: changing them does not make it another.
READING = frozenset(
    {"answer", "arrays", "matches", "word_matches", "scoring", "narrowing", "facet_counts"}
    | {"date_counts", "ordering", "top", "sieve", "evaluate", "phrase", "nearness", "snapshot"}
    | {"deadline", "facet_values", "count_many", "document_set", "lookup", "vocabulary"}
    | {"stories", "collapsing", "matching_ids"}
    | {"spellings", "suggestions", "similar", "byte_cache", "generation", "engine"}
)
LIBRARIES = {"stock_whoosh": "Whoosh-Reloaded", "postgresql": "psycopg", "tantivy": "tantivy"}


@dataclass(frozen=True)
class Built:
    """How building an index went; the seconds are without those that reading the texts took."""

    seconds: float
    bytes: int

    def rate(self, articles: int) -> float:
        """Articles a second."""
        return articles / self.seconds


def prepared(name: str, articles: int, *, rebuild: bool = False) -> tuple[Peer, Built]:
    """A peer over its index of the analysed collection, built if need be; not opened yet."""
    index = index_folder(name, articles)
    note = index.parent / "built.json"
    if rebuild or not note.exists():
        for older in index.parent.parent.glob(f"{articles}-*"):
            shutil.rmtree(older)
        note.parent.mkdir(parents=True)
        built = _build(name, articles, index)
        note.write_text(json.dumps(asdict(built)), encoding="utf-8")
    return PEERS[name](index), Built(**json.loads(note.read_text(encoding="utf-8")))


def index_folder(name: str, articles: int) -> Path:
    """Where the index is kept that this code builds."""
    kept = cache_folder().parent / "peers" / name
    return kept / f"{articles}-{_fingerprint(name)}" / "index"


def analysed_documents(articles: int) -> Iterator[PeerDocument]:
    """The collection as terms joined by spaces."""
    for document, title, body in collection.analysed(articles):
        yield PeerDocument(document, title, body)


def plain_documents(articles: int) -> Iterator[PeerDocument]:
    """The collection as it was written."""
    for document in collection.documents(articles):
        yield PeerDocument(document, document.title, document.body)


def _build(name: str, articles: int, index: Path) -> Built:
    index.mkdir()
    peer = PEERS[name](index)
    texts = Unhurried(analysed_documents(articles))
    _, seconds = timed(lambda: peer.build(texts))
    peer.open()
    built = Built(seconds - texts.seconds, peer.size())
    peer.close()
    return built


def _fingerprint(name: str) -> str:
    files = [Path(peer.__file__), *sorted((HERE / "peers").glob(f"{name}*.py"))]
    if name == NEWSDESK:
        engine = Path(engines.__file__ or "").parent / "whoosh_engine"
        files += [path for path in sorted(engine.rglob("*.py")) if path.stem not in READING]
        files.append(Path(analysis.__file__ or ""))
    library = LIBRARIES.get(name)
    version = importlib.metadata.version(library).replace(".", "-") if library else "x"
    terms = collection.terms_fingerprint()
    return f"{terms}-{collection.fingerprint(*files)}-{version}"
