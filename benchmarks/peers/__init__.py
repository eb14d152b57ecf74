"""The engines that are measured side by side; each file holds one, all in the same shape."""

from benchmarks.peers.newsdesk import Newsdesk
from benchmarks.peers.peer import (
    Peer,
    PeerAnswer,
    PeerDocument,
    PeerType,
    PeerUnavailableError,
    Told,
)
from benchmarks.peers.postgresql import Postgresql
from benchmarks.peers.sqlite_fts5 import SqliteFts5
from benchmarks.peers.stock_whoosh import StockWhoosh
from benchmarks.peers.tantivy import Tantivy

NEWSDESK = "newsdesk"
PEERS: dict[str, PeerType] = {
    NEWSDESK: Newsdesk,
    "stock_whoosh": StockWhoosh,
    "sqlite_fts5": SqliteFts5,
    "postgresql": Postgresql,
    "tantivy": Tantivy,
}

__all__ = [
    "NEWSDESK",
    "PEERS",
    "Peer",
    "PeerAnswer",
    "PeerDocument",
    "PeerType",
    "PeerUnavailableError",
    "Told",
]
