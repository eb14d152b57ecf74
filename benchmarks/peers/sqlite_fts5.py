"""SQLite's FTS5, with filters and counts in SQL."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from benchmarks.peers.peer import PeerAnswer, PeerDocument, Told, size_of, terms_of
from benchmarks.questions import FACETS, HITS, Question

Pairs: TypeAlias = list[tuple[int, int]]

TITLE_WEIGHT = 2.0
CACHE_KB = 1_000_000
ROWS_TOGETHER = 5_000


class SqliteFts5:
    """One database file: a text table without content, and one narrow table per facet."""

    def __init__(self, folder: Path, *, own_analysis: bool = False) -> None:
        self._file = folder / "peer.sqlite3"
        self._own_analysis = own_analysis
        self._db: sqlite3.Connection

    def build(self, documents: Iterable[PeerDocument]) -> None:
        """Write all in one transaction, then merge the text index into one."""
        self._connect()
        self._db.execute("PRAGMA journal_mode=WAL")
        tokenizer = "porter unicode61" if self._own_analysis else "unicode61 remove_diacritics 0"
        self._db.execute(
            f"CREATE VIRTUAL TABLE text USING fts5(title, body, content='', tokenize='{tokenizer}')"
        )
        self._db.execute(
            "CREATE TABLE document "
            "(id INTEGER PRIMARY KEY, first_day INTEGER, last_day INTEGER, month INTEGER)"
        )
        for facet in FACETS:
            self._db.execute(
                f"CREATE TABLE {facet} (document INTEGER, value INTEGER, "
                "PRIMARY KEY (document, value)) WITHOUT ROWID"
            )
        for part in _parts(iter(documents)):
            self._insert(part)
        for facet in FACETS:
            self._db.execute(f"CREATE INDEX {facet}_value ON {facet} (value, document)")
        self._db.execute("CREATE INDEX document_first_day ON document (first_day)")
        self._db.execute("INSERT INTO text(text) VALUES('optimize')")
        self._db.commit()
        self._db.execute("ANALYZE")
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.close()

    def open(self) -> None:
        """Connect, with the hits' table in memory."""
        self._connect()
        self._db.execute(
            "CREATE TEMP TABLE hits (id INTEGER PRIMARY KEY, score REAL, month INTEGER, "
            "in_country INTEGER, in_leader INTEGER, in_organization INTEGER, in_dates INTEGER)"
        )

    def ask(self, question: Question, top: int | None) -> Told:
        """Keep the text's hits with what each filter says of them, then group them."""
        self._find(question)
        inside = {*question.filters, *(["dates"] if any(question.dates) else [])}
        everything = _where(inside)
        total = self._db.execute(f"SELECT count(*) FROM hits{everything}").fetchone()[0]
        ids = self._db.execute(
            f"SELECT id FROM hits{everything} ORDER BY score LIMIT {HITS}"
        ).fetchall()
        months = self._db.execute(
            f"SELECT month, count(*) FROM hits{_where(inside - {'dates'})} GROUP BY month"
        ).fetchall()
        counts = {
            facet: self._count(question, facet, _where(inside - {facet}), top) for facet in FACETS
        }
        return partial(_answer, total, ids, counts, months)

    def _find(self, question: Question) -> None:
        inside = [
            f"EXISTS (SELECT 1 FROM {facet} f WHERE f.document = d.id AND f.value IN "
            f"({','.join(map(str, question.filters[facet]))}))"
            if facet in question.filters
            else "1"
            for facet in FACETS
        ]
        first, last = question.first_day or 1, question.last_day or 10_000_000
        dates = f"ifnull(first_day >= {first} AND last_day <= {last}, 0)"
        tail = ", ".join([*inside, dates if any(question.dates) else "1"])
        self._db.execute("DELETE FROM hits")
        if question.is_everything:
            self._db.execute(
                f"INSERT INTO hits SELECT id, -ifnull(first_day, 0), month, {tail} FROM document d"
            )
            return
        self._db.execute(
            f"INSERT INTO hits SELECT d.id, bm25(text, {TITLE_WEIGHT}, 1.0), month, {tail} "
            "FROM text CROSS JOIN document d ON d.id = text.rowid WHERE text MATCH ?",
            (_match(question),),
        )

    def _count(self, question: Question, facet: str, where: str, top: int | None) -> Pairs:
        source = f"hits CROSS JOIN {facet} ON document = hits.id{where}"
        if question.is_everything and not where:
            source = facet
        limit = f" LIMIT {top}" if top is not None else ""
        return self._db.execute(
            f"SELECT value, count(*) FROM {source} GROUP BY value ORDER BY 2 DESC, 1{limit}"
        ).fetchall()

    def replace(self, old: PeerDocument, new: PeerDocument) -> None:
        """Delete what was indexed, insert what is new, commit."""
        key = old.document.article_id
        self._db.execute(
            "INSERT INTO text(text, rowid, title, body) VALUES('delete', ?, ?, ?)",
            (key, old.title, old.body),
        )
        self._db.execute("DELETE FROM document WHERE id = ?", (key,))
        for facet in FACETS:
            self._db.execute(f"DELETE FROM {facet} WHERE document = ?", (key,))
        self._insert([new])
        self._db.commit()

    def size(self) -> int:
        """All its files."""
        return size_of(self._file.parent)

    def close(self) -> None:
        """Disconnect."""
        self._db.close()

    def _connect(self) -> None:
        self._db = sqlite3.connect(self._file)
        self._db.execute(f"PRAGMA cache_size=-{CACHE_KB}")
        self._db.execute("PRAGMA temp_store=MEMORY")
        self._db.execute("PRAGMA mmap_size=8000000000")

    def _insert(self, part: list[PeerDocument]) -> None:
        self._db.executemany(
            "INSERT INTO text(rowid, title, body) VALUES (?, ?, ?)",
            ((d.document.article_id, d.title, d.body) for d in part),
        )
        self._db.executemany(
            "INSERT INTO document VALUES (?, ?, ?, ?)",
            ((d.document.article_id, *(d.days or (None, None)), d.month) for d in part),
        )
        for facet in FACETS:
            self._db.executemany(
                f"INSERT INTO {facet} VALUES (?, ?)",
                ((d.document.article_id, value) for d in part for value in d.values(facet)),
            )


def _answer(
    total: int, ids: list[tuple[int]], counts: dict[str, Pairs], months: Pairs
) -> PeerAnswer:
    return PeerAnswer(
        total=total,
        ids=tuple(row[0] for row in ids),
        counts={facet: dict(pairs) for facet, pairs in counts.items()},
        months={month: count for month, count in months if month is not None},
    )


def _match(question: Question) -> str:
    parts = [f'"{word}"' for word in terms_of(question.all_of)]
    if question.any_of:
        parts.append("(" + " OR ".join(f'"{word}"' for word in terms_of(question.any_of)) + ")")
    if question.phrase:
        parts.append(f'"{" ".join(terms_of(question.phrase))}"')
    if question.prefix:
        parts.append(f'"{question.prefix}" *')
    wanted = " AND ".join(parts)
    if question.none_of:
        unwanted = " OR ".join(f'"{word}"' for word in terms_of(question.none_of))
        return f"({wanted}) NOT ({unwanted})"
    return wanted


def _where(inside: set[str]) -> str:
    return " WHERE " + " AND ".join(f"in_{name}" for name in sorted(inside)) if inside else ""


def _parts(documents: Iterator[PeerDocument]) -> Iterator[list[PeerDocument]]:
    while part := list(islice(documents, ROWS_TOGETHER)):
        yield part
