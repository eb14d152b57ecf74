"""PostgreSQL's full text search, with filters and counts in SQL."""

from collections.abc import Iterable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.peers.peer import PeerAnswer, PeerDocument, PeerUnavailableError, Told, terms_of
from benchmarks.peers.postgresql_server import server
from benchmarks.questions import FACETS, HITS, Question

try:
    import psycopg
except ImportError:
    psycopg = None

# Weights of D, C, B and A; the title is A, and counts twice.
WEIGHTS = "{0.5, 0.5, 0.5, 1.0}"
# No phrase reaches from the title into the body.
GAP = 100
LAST_POSITION = 16_383
_TABLE = (
    "CREATE TABLE document (id integer PRIMARY KEY, first_day integer, last_day integer, "
    "month integer, country integer[], leader integer[], organization integer[], terms tsvector)"
)


class Postgresql:
    """One table: arrays of facet values, and a tsvector with a GIN index."""

    def __init__(self, folder: Path, *, own_analysis: bool = False) -> None:
        if psycopg is None:
            raise PeerUnavailableError("psycopg is not installed: pip install 'psycopg[binary]'")
        self._folder = folder
        self._own_analysis = own_analysis
        self._opened = ExitStack()
        self._db: Any = None

    def build(self, documents: Iterable[PeerDocument]) -> None:
        """Copy all in, then index, then vacuum."""
        self.open()
        self._db.execute(_TABLE)
        # The words lie apart from the facets, so that counting does not read them.
        self._db.execute("ALTER TABLE document ALTER terms SET STORAGE EXTERNAL")
        self._db.execute("ALTER TABLE document SET (toast_tuple_target = 128)")
        if self._own_analysis:
            self._copy_plain(documents)
        else:
            columns = "id, first_day, last_day, month, country, leader, organization, terms"
            with self._db.cursor().copy(f"COPY document ({columns}) FROM STDIN") as copy:
                for document in documents:
                    copy.write_row((*_facts(document), _vector(document)))
        self._db.execute("CREATE INDEX document_terms ON document USING gin (terms)")
        for facet in FACETS:
            self._db.execute(f"CREATE INDEX document_{facet} ON document USING gin ({facet})")
        self._db.execute("CREATE INDEX document_day ON document (first_day)")
        self._db.execute("VACUUM ANALYZE document")
        self.close()

    def _copy_plain(self, documents: Iterable[PeerDocument]) -> None:
        """Copy the plain text aside, and let the server make its vectors of it."""
        self._db.execute("CREATE UNLOGGED TABLE plain (LIKE document, title text, body text)")
        columns = "id, first_day, last_day, month, country, leader, organization, title, body"
        with self._db.cursor().copy(f"COPY plain ({columns}) FROM STDIN") as copy:
            for document in documents:
                copy.write_row((*_facts(document), document.title, document.body))
        self._db.execute(
            "INSERT INTO document SELECT id, first_day, last_day, month, country, leader, "
            f"organization, {_ENGLISH.format(title='title', body='body')} FROM plain"
        )
        self._db.execute("DROP TABLE plain")

    def open(self) -> None:
        """Start the server if need be, and connect."""
        if self._db is None:
            self._opened = ExitStack()
            self._socket = self._opened.enter_context(server(self._folder))
        else:
            self._db.close()
        self._db = psycopg.connect(
            host=self._socket, user="newsdesk", dbname="postgres", autocommit=True
        )

    def ask(self, question: Question, top: int | None) -> Told:
        """One statement: the text's hits once, grouped as often as needed."""
        rows = self._db.execute(_statement(question, top), {"q": _tsquery(question)}).fetchall()
        return partial(_answer, rows)

    def replace(self, old: PeerDocument, new: PeerDocument) -> None:
        """Update the row."""
        vector = (
            "%s::tsvector" if not self._own_analysis else _ENGLISH.format(title="%s", body="%s")
        )
        texts = (new.title, new.body) if self._own_analysis else (_vector(new),)
        key, *facts = _facts(new)
        self._db.execute(
            "UPDATE document SET first_day = %s, last_day = %s, month = %s, country = %s, "
            f"leader = %s, organization = %s, terms = {vector} WHERE id = %s",
            (*facts, *texts, key),
        )

    def size(self) -> int:
        """The table with its indexes; not the log of changes, nor what every database holds."""
        row = self._db.execute("SELECT pg_total_relation_size('document')").fetchone()
        return int(row[0])

    def close(self) -> None:
        """Disconnect and stop the server."""
        if self._db is not None:
            self._db.close()
            self._db = None
            self._opened.close()


_ENGLISH = (
    "setweight(to_tsvector('english', {title}), 'A') || "
    "setweight(to_tsvector('english', {body}), 'D')"
)


def _answer(rows: list[tuple[str, int, int]]) -> PeerAnswer:
    counts: dict[str, dict[int, int]] = {name: {} for name in (*FACETS, "month")}
    total, ids = 0, []
    for kind, value, number in rows:
        if kind == "total":
            total = number
        elif kind == "hit":
            ids.append(value)
        else:
            counts[kind][value] = number
    months = counts.pop("month")
    return PeerAnswer(total, tuple(ids), counts, months)


def _statement(question: Question, top: int | None) -> str:
    filters = {
        facet: f"{facet} && ARRAY[{','.join(map(str, values))}]"
        for facet, values in question.filters.items()
    }
    if any(question.dates):
        first, last = question.first_day or 1, question.last_day or 10_000_000
        filters["month"] = f"first_day >= {first} AND last_day <= {last}"
    limit = f"LIMIT {top}" if top is not None else ""
    text = "" if question.is_everything else "WHERE terms @@ %(q)s::tsquery"
    order = (
        "first_day DESC NULLS LAST"
        if question.is_everything
        else f"ts_rank('{WEIGHTS}', terms, %(q)s::tsquery) DESC"
    )
    dated = _where(filters | {"known": "month IS NOT NULL"}, "month")
    parts = [
        f"SELECT 'total', 0, count(*) FROM hits{_where(filters)}",
        f"(SELECT 'hit', id, 0 FROM hits{_where(filters)} ORDER BY {order} LIMIT {HITS})",
        *(
            f"(SELECT '{facet}', value, count(*) FROM hits, unnest({facet}) value"
            f"{_where(filters, facet)} GROUP BY value ORDER BY 3 DESC, 2 {limit})"
            for facet in FACETS
        ),
        f"SELECT 'month', month, count(*) FROM hits{dated} GROUP BY month",
    ]
    return f"WITH hits AS MATERIALIZED (SELECT * FROM document {text}) " + " UNION ALL ".join(parts)


def _where(filters: dict[str, str], but: str = "") -> str:
    kept = [condition for name, condition in filters.items() if name != but]
    return " WHERE " + " AND ".join(kept) if kept else ""


def _tsquery(question: Question) -> str:
    parts = [_quoted(word) for word in terms_of(question.all_of)]
    if question.any_of:
        parts.append("(" + " | ".join(map(_quoted, terms_of(question.any_of))) + ")")
    if question.phrase:
        parts.append("(" + " <-> ".join(map(_quoted, terms_of(question.phrase))) + ")")
    if question.prefix:
        parts.append(f"{_quoted(question.prefix)}:*")
    return " & ".join([*parts, *(f"!{_quoted(word)}" for word in terms_of(question.none_of))])


def _facts(document: PeerDocument) -> tuple[Any, ...]:
    days = document.days or (None, None)
    values = (document.values(facet) for facet in FACETS)
    return (document.document.article_id, *days, document.month, *values)


def _vector(document: PeerDocument) -> str:
    """The terms as a tsvector is written, with their positions."""
    places: dict[str, list[str]] = {}
    title = document.title.split(" ")
    for place, term in enumerate(title, start=1):
        places.setdefault(term, []).append(f"{place}A")
    for place, term in enumerate(document.body.split(" "), start=len(title) + GAP):
        places.setdefault(term, []).append(str(min(place, LAST_POSITION)))
    return " ".join(f"{_quoted(term)}:{','.join(at)}" for term, at in places.items() if term)


def _quoted(term: str) -> str:
    escaped = term.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
