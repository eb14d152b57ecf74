"""What is written into segments is read back the same: built at once, in parts, or merged."""

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.search.analysis import words
from articles.search.engines.whoosh_engine import UnusableIndexError
from articles.search.engines.whoosh_engine.array_file import ArrayFileWriter, MappedArrays
from articles.search.engines.whoosh_engine.building import merge_source
from articles.search.engines.whoosh_engine.building.merge_segments import merge_segments
from articles.search.engines.whoosh_engine.building.row import FACET_NAMES, row_of
from articles.search.engines.whoosh_engine.building.word_memo import STEM, WordMemo
from articles.search.engines.whoosh_engine.building.write_segment import write_segment
from articles.search.engines.whoosh_engine.byte_cache import ByteCache
from articles.search.engines.whoosh_engine.merging import (
    LARGEST,
    QUICK,
    WIDTH,
    Size,
    groups_to_merge,
)
from articles.search.engines.whoosh_engine.segment import LivingSegment, OpenSegment
from articles.search.engines.whoosh_engine.terms import (
    LACKING,
    SPELLED,
    spelling_terms,
    stem_of,
    term_of,
)
from articles.search.index_document import IndexDocument
from tests.search import strategies

LANGUAGES = st.sampled_from(["", "en", "de", "fr", "ja", "xx"])
MARKED = st.text(st.sampled_from("aB1é.,'’-_ \t\u00a0(\"ßあ漢ี\u0308½"), max_size=30)
TEXTS = st.one_of(st.text(max_size=40), MARKED, strategies.texts(8))
DOCUMENTS = st.lists(
    st.builds(
        IndexDocument,
        article_id=st.integers(1, 2**62),
        version=st.integers(0, 2**40),
        title=TEXTS,
        body=TEXTS,
        published=st.none() | strategies.partial_dates,
        facets=strategies.facet_values,
    ),
    min_size=1,
    max_size=8,
)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for one example."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def written(path: Path, documents: Sequence[IndexDocument]) -> OpenSegment:
    """A segment of these documents."""
    write_segment(path, [row_of(document) for document in documents], WordMemo())
    return OpenSegment(path, ByteCache())


def language_of(document: IndexDocument) -> str:
    """The language it is read in."""
    return next(iter(document.facets.get("language", ())), "")


# --- Reading texts ------------------------------------------------------------------------------


@pytest.mark.slow
@settings(max_examples=500)
@given(st.lists(st.tuples(TEXTS, LANGUAGES), max_size=4))
def test_reads_every_text_as_the_analysis_does(texts: list[tuple[str, str]]) -> None:
    memo = WordMemo()
    for text, language in texts * 2:  # The second time from memory.
        chunks = array("I")
        count = memo.read(text, language, chunks)
        found = memo.words_of(np.array(chunks, np.uint32), np.array([count]))
        expected = [(term_of(word, language), word.encode()) for word in words(text)]
        terms = [memo.terms.all[number] for number in found.terms.tolist()]
        spellings = [
            stem_of(term) if number == STEM else memo.spellings.all[number]
            for term, number in zip(terms, found.spellings.tolist(), strict=True)
        ]
        assert list(zip(terms, spellings, strict=True)) == expected
        assert found.lengths.tolist() == [len(expected)]


# --- Writing and reading ------------------------------------------------------------------------


def plain_postings(documents: Sequence[IndexDocument], field: str) -> dict[bytes, dict[int, Any]]:
    """For every term of a field the documents and positions, or how often where none are kept."""
    found: dict[bytes, dict[int, Any]] = {}
    for number, document in enumerate(documents):
        places: dict[bytes, list[tuple[int, bytes]]] = {}
        for place, word in enumerate(words(getattr(document, field))):
            term = term_of(word, language_of(document))
            places.setdefault(term, []).append((place, word.encode()))
        for term, stands in places.items():
            found.setdefault(term, {})[number] = [place for place, _ in stands]
            spellings = [spelling for _, spelling in stands]
            for extra, spelling in spelling_terms(term, set(spellings)):
                count = spellings.count(spelling)
                found.setdefault(extra, {}).setdefault(number, 0)
                found[extra][number] += count or 1
    return found


def read_postings(segment: OpenSegment, field: str, term: bytes) -> dict[int, Any]:
    """The same of a segment."""
    postings = segment.postings(field, term)
    assert postings is not None
    documents, counts = postings.documents.tolist(), postings.frequencies.tolist()
    assert segment.document_frequency(field, term) == len(documents)
    if term.startswith((LACKING, SPELLED)):
        return dict(zip(documents, counts, strict=True))
    runs = np.split(postings.positions, postings.ends[:-1])
    assert [len(run) for run in runs] == counts
    return {number: run.tolist() for number, run in zip(documents, runs, strict=True)}


def all_terms(segment: OpenSegment, field: str) -> list[bytes]:
    """Every term of a field, in order."""
    starts = (LACKING, SPELLED, b"")
    return [term for start in starts for term, _ in segment.terms_from(field, start)]


@given(DOCUMENTS)
def test_reads_back_what_it_wrote(documents: list[IndexDocument]) -> None:
    with tempfile.TemporaryDirectory() as name:
        segment = written(Path(name) / "one.arrays", documents)
        for field in ("title", "body"):
            expected = plain_postings(documents, field)
            assert all_terms(segment, field) == sorted(expected)
            for term, stands in expected.items():
                assert read_postings(segment, field, term) == stands
            total = sum(len(words(getattr(document, field))) for document in documents)
            assert segment.total_length(field) == total
        ids = [document.article_id for document in documents]
        assert segment.integers("article_id").tolist() == ids
        for facet in FACET_NAMES:
            rows = segment.rows(facet)
            values = list(rows.values)
            assert values == sorted(values)
            for number, document in enumerate(documents):
                codes = rows.codes[rows.starts[number] : rows.starts[number + 1]]
                expected_values = list(dict.fromkeys(document.facets.get(facet, ())))
                assert [values[code] for code in codes] == expected_values
            for code, value in enumerate(values):
                assert rows.values.code_of(value) == code
                holders = [n for n, d in enumerate(documents) if value in d.facets.get(facet, ())]
                assert rows.documents_with(code).tolist() == holders


def assert_same(one: Path, other: Path) -> None:
    """The files hold the same arrays of the same types."""
    arrays, others = MappedArrays(one), MappedArrays(other)
    assert set(arrays) == set(others)
    for name in arrays:
        assert arrays[name].dtype == others[name].dtype, name
        assert arrays[name].tolist() == others[name].tolist(), name


@pytest.mark.slow
@given(st.lists(DOCUMENTS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_merges_to_what_is_built_at_once(parts: list[list[IndexDocument]], random: Any) -> None:
    with tempfile.TemporaryDirectory() as name:
        living, kept = [], []
        for number, documents in enumerate(parts):
            segment = written(Path(name) / f"{number}.arrays", documents)
            alive = np.array([random.random() < 0.7 for _ in documents], np.bool_)
            living.append(LivingSegment(segment, alive))
            kept += [d for d, lives in zip(documents, alive.tolist(), strict=True) if lives]
        if kept:
            written(Path(name) / "at_once.arrays", kept)
            merge_segments(Path(name) / "merged.arrays", living)
            assert_same(Path(name) / "at_once.arrays", Path(name) / "merged.arrays")


@pytest.mark.slow
def test_has_room_for_large_numbers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge_source, "MOST_POSTINGS", 50_000)
    # Words far into a long text, words that come more than 255 times, and documents whose numbers
    # take more than two bytes, in lists that are long and in lists that are not.
    long = IndexDocument(1, 1, "", "oil " * 300 + "price " * 70_000 + "oil price", None, {})
    documents = [IndexDocument(n, 1, "oil" if n % 3 else "price", "") for n in range(70_000)]
    documents[69_990] = long
    documents[69_995] = IndexDocument(2, 1, "rare", "rare")
    whole = written(folder / "whole.arrays", documents)
    body = plain_postings([long], "body")
    for term in (b"oil", b"price"):
        assert read_postings(whole, "body", term) == {69_990: body[term][0]}
    titles = [n for n, document in enumerate(documents) if document.title == "oil"]
    postings = whole.postings("title", b"oil")
    assert postings is not None
    assert postings.documents.tolist() == titles
    assert list(read_postings(whole, "title", b"rare")) == [69_995]
    parts = [written(folder / "0.arrays", documents[:200]), whole]
    alive = np.zeros(whole.size, np.bool_)
    alive[200:] = True
    every = np.ones(200, np.bool_)
    living = [LivingSegment(parts[0], every), LivingSegment(whole, alive)]
    merge_segments(folder / "merged.arrays", living)
    assert_same(folder / "whole.arrays", folder / "merged.arrays")


def test_finds_the_terms_that_begin_so(folder: Path) -> None:
    segment = written(folder / "one.arrays", [IndexDocument(1, 1, "oil oils oily oiled oi p", "")])
    found = [term for term, _ in segment.terms_from("title", b"oi")]
    assert found == [b"oi", b"oil", b"oili"]
    assert [term for term, _ in segment.terms_from("title", SPELLED + b"oile")] == [b"\x1eoiled"]
    assert segment.postings("title", b"oilx") is None
    assert segment.document_frequency("title", b"") == 0


# --- Files --------------------------------------------------------------------------------------


def test_says_which_file_is_not_whole(folder: Path) -> None:
    path = folder / "cut.arrays"
    written(path, [IndexDocument(1, 1, "oil", "")])
    content = path.read_bytes()
    for length in (0, 5, 16, len(content) // 2, len(content) - 1):
        path.write_bytes(content[:length])
        with pytest.raises(UnusableIndexError, match=r"cut\.arrays is not whole.*rebuild_index"):
            MappedArrays(path)


def test_refuses_to_finish_a_file_that_lacks_something(folder: Path) -> None:
    def write_too_little() -> None:
        with ArrayFileWriter(folder / "short.arrays") as file:
            file.set_aside("numbers", np.uint32, 3)
            file.fill("numbers", np.zeros(2, np.uint32))

    def write_too_much() -> None:
        with ArrayFileWriter(folder / "long.arrays") as file:
            file.set_aside("numbers", np.uint32, 1)
            file.fill("numbers", np.zeros(2, np.uint32))

    with pytest.raises(ValueError, match=r"numbers.*less"):
        write_too_little()
    with pytest.raises(ValueError, match=r"numbers.*longer"):
        write_too_much()


# --- Merging ------------------------------------------------------------------------------------

SIZES = st.builds(
    lambda living, dead, new: Size(living, living + dead, new),
    st.integers(0, 2_000_000),
    st.integers(0, 2_000_000),
    st.booleans(),
)


@given(st.lists(SIZES, max_size=40))
def test_merges_no_segment_twice_and_nothing_too_large(sizes: list[Size]) -> None:
    groups = groups_to_merge(sizes)
    places = [place for group in groups for place in group]
    assert len(places) == len(set(places))
    for group in groups:
        if len(group) > 1:
            assert sum(sizes[place].living for place in group) <= LARGEST


def test_keeps_segments_few_and_small_commits_quick() -> None:
    sizes: list[Size] = [Size(1_000_000, 1_000_000)]
    longest = 0
    for _ in range(3_000):
        groups = groups_to_merge([*sizes, Size(1, 1, is_new=True)])
        everything = [*sizes, Size(1, 1, is_new=True)]
        merged = [sum(everything[place].living for place in group) for group in groups]
        gone = {place for group in groups for place in group}
        sizes = [size for place, size in enumerate(everything) if place not in gone]
        sizes += [Size(count, count) for count in merged]
        longest = max(longest, *merged, 0)
        assert len(sizes) < 4 * WIDTH
    assert longest <= QUICK


def test_writes_what_is_mostly_deleted_anew() -> None:
    assert groups_to_merge([Size(400, 1000), Size(600, 1000)]) == [(0,)]
