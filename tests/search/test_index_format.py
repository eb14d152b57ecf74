"""docs/index-format.md says how to read an index: read so, with `struct` alone, it is right."""

import struct
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from articles.dates import read_date
from articles.search.engines.whoosh_engine import WhooshEngine
from articles.search.index_document import IndexDocument
from tests.engine_contract import apply

PAGE = Path(__file__).resolve().parents[2] / "docs" / "index-format.md"
TYPES = {"u1": "B", "u2": "H", "u4": "I", "u8": "Q", "i4": "i", "i8": "q"}
EXAMPLE = [
    IndexDocument(
        7,
        1,
        "Oil prices rise",
        "Oil, oil and oily fish",
        read_date("1987-02-26"),
        {"country": ("3",)},
    ),
    IndexDocument(9, 2, "Prices"),
]


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """The folder of an index with the page's example, published."""
    engine = WhooshEngine(tmp_path)
    generation = engine.begin()
    apply(generation, EXAMPLE)
    engine.publish(generation)
    return tmp_path


def read_arrays(path: Path) -> dict[str, tuple[str, int, list[int]]]:
    """Each array's type, offset and numbers."""
    content = path.read_bytes()
    assert content[:8] == content[-8:] == b"NEWSDESK"
    (length,) = struct.unpack("<Q", content[-16:-8])
    found = {}
    for line in content[-16 - length : -16].decode("ascii").splitlines():
        name, kind, offset, count = line.split(" ")
        assert int(offset) % 8 == 0
        numbers = struct.unpack_from(f"<{count}{TYPES[kind]}", content, int(offset))
        found[name] = (kind, int(offset), list(numbers))
    return found


def segment_of(index: Path) -> dict[str, tuple[str, int, list[int]]]:
    """The arrays of the one segment of the generation that answers."""
    name = (index / "current").read_text(encoding="ascii").rstrip("\n")
    folder = index / "generations" / name
    assert len((folder / "fields").read_text(encoding="ascii")) == 64
    (segment,) = folder.glob("MAIN_*.arrays")
    assert len(segment.stem) == len("MAIN_") + 32
    return read_arrays(segment)


def described(arrays: dict[str, tuple[str, int, list[int]]]) -> str:
    """The arrays that the page shows, a line for each."""
    lines = []
    for name, (kind, offset, numbers) in arrays.items():
        if name.startswith(("facet_country", "title.")) or "." not in name:
            if name.startswith("facet_") and not name.startswith("facet_country"):
                continue
            shown = " ".join(map(str, numbers))
            if name.endswith(".text"):
                shown = repr(bytes(numbers).decode())
            lines.append(f"{name:<36}{kind} {offset:>5}  {shown}".rstrip())
    return "\n".join(lines)


def test_shows_the_example_as_it_is(index: Path) -> None:
    shown = PAGE.read_text(encoding="utf-8").partition("## An example")[2]
    assert shown.split("```")[1].strip("\n") == described(segment_of(index))


class Reader:
    """Reads a segment by the page."""

    def __init__(self, arrays: dict[str, tuple[str, int, list[int]]]) -> None:
        self.arrays = {name: numbers for name, (_, _, numbers) in arrays.items()}

    def terms(self, name: str) -> list[bytes]:
        """A term list."""
        text, starts = bytes(self.arrays[f"{name}.text"]), self.arrays[f"{name}.starts"]
        return [text[a:b] for a, b in pairwise(starts)]

    def number_of(self, name: str, term: bytes) -> int:
        """A term's number, by its hash."""
        buckets, hashed = self.arrays[f"{name}.buckets"], self.arrays[f"{name}.hashed"]
        bucket = crc32(term) % (len(buckets) - 1)
        terms = self.terms(name)
        return next(
            number
            for number in hashed[buckets[bucket] : buckets[bucket + 1]]
            if terms[number] == term
        )

    def lists(self, name: str) -> list[list[int]]:
        """Document lists."""
        starts, long_numbers = self.arrays[f"{name}.starts"], self.arrays[f"{name}.long_numbers"]
        long_starts, ends = self.arrays[f"{name}.long_starts"], self.arrays[f"{name}.block_ends"]
        blocks = max(1, -(-len(self.arrays["article_id"]) // 65_536))
        found = []
        for number, (start, end) in enumerate(pairwise(starts)):
            before = sum(1 for other in long_numbers if other < number)
            if number in long_numbers:
                low = self.arrays[f"{name}.long"][long_starts[before] : long_starts[before + 1]]
                own = ends[before * blocks : (before + 1) * blocks]
                upper = [sum(place >= end for end in own) for place in range(len(low))]
                found.append([a + 65_536 * b for a, b in zip(low, upper, strict=True)])
            else:
                first = start - long_starts[before]
                found.append(self.arrays[f"{name}.short"][first : first + end - start])
        return found

    def small(self, name: str) -> list[int]:
        """Small numbers."""
        numbers = list(self.arrays[name])
        large = zip(self.arrays[f"{name}.large_at"], self.arrays[f"{name}.large"], strict=True)
        for place, number in large:
            numbers[place] = number
        return numbers

    def words(self, field: str) -> dict[str, dict[int, list[int]]]:
        """For each term the documents and positions."""
        frequencies, positions = (
            self.small(f"{field}.frequencies"),
            self.small(f"{field}.positions"),
        )
        found: dict[str, dict[int, list[int]]] = {}
        lists = zip(self.terms(f"{field}.terms"), self.lists(f"{field}.words"), strict=True)
        posting = place = 0
        for number, (term, documents) in enumerate(lists):
            assert place == self.arrays[f"{field}.position_starts"][number]
            for document in documents:
                runs = found.setdefault(term.decode(), {})
                runs[document] = positions[place : place + frequencies[posting]]
                place += frequencies[posting]
                posting += 1
        return found


def test_reads_the_example_by_the_page(index: Path) -> None:
    reader = Reader(segment_of(index))
    assert reader.arrays["article_id"] == [7, 9]
    assert reader.arrays["first_day"] == reader.arrays["last_day"] == [725_428, 0]
    assert reader.terms("title.terms") == [b"oil", b"price", b"rise"]
    assert reader.number_of("title.terms", b"price") == 1
    assert reader.words("title") == {"oil": {0: [0]}, "price": {0: [1], 1: [0]}, "rise": {0: [2]}}
    assert reader.words("body")["oil"] == {0: [0, 1]}
    assert reader.terms("title.spellings") == [b"prices"]
    assert reader.lists("title.spelled") == [[0, 1]]
    assert reader.arrays["title.lacking_words"] == [1]
    assert reader.lists("title.lacking") == [[0, 1]]
    assert reader.terms("facet_country.values") == [b"3"]
    assert reader.arrays["facet_country.starts"] == [0, 1, 1]


def test_reads_long_lists_and_large_numbers_by_the_page(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    generation = engine.begin()
    documents = [IndexDocument(n, 1, "oil " * (1 + n % 3)) for n in range(20)]
    documents.append(IndexDocument(20, 1, "price " * 70_000 + "oil"))
    apply(generation, documents)
    engine.publish(generation)
    words = Reader(segment_of(tmp_path)).words("title")
    assert words["oil"] == {n: list(range(1 + n % 3)) for n in range(20)} | {20: [70_000]}
    assert words["price"] == {20: list(range(70_000))}


def test_reads_the_table_of_contents_by_the_page(index: Path) -> None:
    folder = index / "generations" / (index / "current").read_text().strip()
    (contents,) = folder.glob("_MAIN_*.toc")
    content = contents.read_bytes()
    assert list(content[:3]) == [4, 8, 4]
    assert struct.unpack(">ii", content[3:11]) == (-12345, -111)
    length, shift, place = 0, 0, 14
    while True:
        byte = content[place]
        length |= (byte & 127) << shift
        shift, place = shift + 7, place + 1
        if byte < 128:
            break
    commit: Any = struct.unpack(">ii", content[place + length : place + length + 8])
    assert contents.name == f"_MAIN_{commit[0]}.toc"
    assert commit[1] == 0
    assert content[place + length + 8] == 128  # Pickles begin so.
