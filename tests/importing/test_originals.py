"""The original bytes are kept whole, or not at all."""

import gzip
from pathlib import Path

import pytest

from articles.models.originals import DamagedOriginalError, keep_original, read_original


def only_file(folder: Path) -> Path:
    (file,) = (folder / "originals").rglob("*.gz")
    return file


def test_keeps_the_same_bytes_once(newsdesk_var: Path) -> None:
    digest = keep_original(b"One.")
    assert keep_original(b"One.") == digest
    assert read_original(digest) == b"One."
    assert only_file(newsdesk_var).stat().st_size


def test_keeps_them_again_when_a_crash_left_an_empty_file(newsdesk_var: Path) -> None:
    digest = keep_original(b"One.")
    only_file(newsdesk_var).write_bytes(b"")
    assert keep_original(b"One.") == digest
    assert read_original(digest) == b"One."


@pytest.mark.parametrize("bad", [b"", b"\x1f\x8b", b"noise", gzip.compress(b"Two.", mtime=0)])
def test_says_that_a_damaged_one_is_not_there(newsdesk_var: Path, bad: bytes) -> None:
    digest = keep_original(b"One.")
    only_file(newsdesk_var).write_bytes(bad)
    with pytest.raises(DamagedOriginalError):
        read_original(digest)


def test_finds_nothing_under_what_is_no_digest(newsdesk_var: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_original("../../etc/passwd")
