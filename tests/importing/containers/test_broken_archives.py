"""Whatever the bytes of an archive are, nothing is raised, and every answer is sound."""

import gzip
import logging
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.importing.parsed_article import Rejection
from tests.importing.packing import ARTICLE, COMPRESSIONS, tar_of, zip_of
from tests.importing.reading import is_sound, read_all

pytestmark = pytest.mark.slow
LINES = b'{"title": "A line", "body": "It rained."}\n' * 3
FILES = {"a.txt": ARTICLE, "b/c.jsonl": LINES, "b/d.txt.gz": gzip.compress(ARTICLE)}
GOOD = [
    zip_of(FILES),
    zip_of(FILES, zipfile.ZIP_STORED),
    zip_of({"a.tar": tar_of(FILES)}, zipfile.ZIP_STORED),
    tar_of(FILES),
    tar_of({"x" * 150: ARTICLE, "é.txt": ARTICLE}),
    tar_of({"x" * 150: ARTICLE, "é.txt": ARTICLE}, pax=True),
    tar_of({"a.zip": zip_of(FILES, zipfile.ZIP_STORED)}),
    *(compress(ARTICLE) for compress in COMPRESSIONS.values()),
    *(compress(tar_of(FILES)) for compress in COMPRESSIONS.values()),
]
CHANGES = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=6), st.integers(0, 6)),
    min_size=1,
    max_size=5,
)


def changed(content: bytes, changes: list[tuple[float, bytes, int]], keeps: float) -> bytes:
    """With some bytes put in the place of others, and the end cut off."""
    mutable = bytearray(content)
    for place, new, length in changes:
        at = int(place * len(mutable))
        mutable[at : at + length] = new
    return bytes(mutable[: int(len(mutable) * keeps) + 1])


@given(st.sampled_from(GOOD), CHANGES, st.sampled_from([1.0, 1.0, 0.9, 0.5]))
@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    deadline=None,
)
def test_never_raises_whatever_became_of_an_archive(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    good: bytes,
    changes: list[tuple[float, bytes, int]],
    keeps: float,
) -> None:
    caplog.set_level(logging.ERROR)
    file = tmp_path / "a"
    file.write_bytes(changed(good, changes, keeps))
    found = read_all(file)
    assert found
    assert all(map(is_sound, found))
    assert not caplog.records  # nothing that was only caught because it would have been raised


@pytest.mark.parametrize("good", GOOD)
def test_tells_when_an_archive_is_cut_off_wherever_that_is(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, good: bytes
) -> None:
    file = tmp_path / "a"
    file.write_bytes(good)
    whole = read_all(file)
    shortest = 512 if b"ustar" in good[:512] else 16  # of less nobody can say what it was
    for length in range(shortest, len(good), max(1, len(good) // 40)):
        file.write_bytes(good[:length])
        found = read_all(file)
        assert all(map(is_sound, found))
        assert found == whole or isinstance(found[-1], Rejection)
    assert not caplog.records
