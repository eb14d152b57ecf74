"""CSV and TSV: a table with a row of names on top, and one article per row."""

import json
from collections.abc import Iterator, Mapping, Sequence

from articles.importing.formats.format import Certainty, Format
from articles.importing.objects.csv_rows import Row, find_delimiter, read_rows
from articles.importing.objects.named_fields import NamedFields, read_object
from articles.importing.opened import Opened, Piece
from articles.importing.parsed_article import ParsedArticle, Rejection

_MOST_NAMED = 20
_SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def recognises(head: bytes, ending: str) -> Certainty:
    """Its name says so, and its rows have as many cells as its first."""
    if ending not in CSV_FILE.endings:
        return Certainty.NO
    return Certainty.CERTAIN if find_delimiter(head) else Certainty.LIKELY


def pieces(opened: Opened) -> Iterator[Piece | Rejection]:
    """Its rows, each as a JSON object with the names on top as keys."""
    delimiter = find_delimiter(opened.head()) or ("\t" if opened.ending == ".tsv" else ",")
    names: Sequence[str] = ()
    is_empty = True
    for row in read_rows(opened.stream, delimiter):
        if isinstance(row, Rejection):
            is_empty = False
            yield row
        elif not names:
            names = () if _tells_delimiter(row) else _names(row.cells)
            if names and (problem := _missing(names, opened.columns, delimiter)):
                yield Rejection(problem)
                return
        else:
            is_empty = False
            yield _piece(row, names, opened)
    if is_empty:
        yield Rejection("it has no rows but the names of its columns" if names else "it is empty")


def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
    """The article of this row."""
    try:
        value = json.loads(piece.content)
    except (ValueError, RecursionError) as problem:
        yield Rejection(f"it is no row of a table: {problem}", piece.where)
        return
    # Empty cells are left out of the row, but its table was seen to have the columns of the map.
    yield read_object(value, piece.content, piece.where, piece.columns, is_mapped=True)


def _names(cells: Sequence[str]) -> list[str]:
    """The names of the columns, of which every one is another."""
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell.removeprefix("\ufeff").split()) or f"column {number}"
        names.append(name if name not in names else f"{name} (column {number})")
    return names


def _missing(names: Sequence[str], columns: Mapping[str, str], delimiter: str) -> str:
    """Why no articles can be made of a table with these columns; "" when they can."""
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    known = f"its columns, between {_SIGNS.get(delimiter, delimiter)}, are: "
    known += ", ".join(name[:40] for name in names[:_MOST_NAMED]) + more
    for column in columns.values():
        if column not in names:
            return f"it has no column “{column}” as the column map says; {known}"
    fields = NamedFields(dict.fromkeys(names, "x"), columns)
    if fields.words("title") or fields.text():
        return ""
    what = "no column on its first line holds titles or texts: name them in a column map"
    return f"{what} (--columns title=…,body=…, or “Columns” in the admin); {known}"


def _piece(row: Row, names: Sequence[str], opened: Opened) -> Piece | Rejection:
    where = f"line {row.line}"
    cells = list(row.cells)
    while len(cells) > len(names) and not cells[-1]:
        cells.pop()
    if len(cells) != len(names):
        reason = f"it has {len(cells)} cells, but there are {len(names)} columns"
        return Rejection(f"{reason}: quote a cell that holds the sign between cells", where)
    value = {name: cell for name, cell in zip(names, cells, strict=True) if cell.strip()}
    content = json.dumps(value, ensure_ascii=False).encode("utf-8", errors="replace")
    return Piece(content, where, opened.name, columns=opened.columns)


def _tells_delimiter(row: Row) -> bool:
    """Excel's own first line, which says what stands between the cells."""
    first = "".join(row.cells).removeprefix("\ufeff").lower()
    return row.line == 1 and first in ("sep=", *(f"sep={sign}" for sign in _SIGNS))


CSV_FILE = Format("csv", "tables", (".csv", ".tsv", ".tab"), recognises, read, pieces)
