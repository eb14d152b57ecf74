"""Whenever a reading process is killed, even in the middle of an answer, the import goes on."""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from articles.importing import read_files, readers
from articles.importing.formats import format_named
from articles.importing.opened import Piece
from articles.importing.parsed_article import ParsedArticle, Rejection
from articles.importing.read_pieces import Names, Read, Unread
from articles.importing.readers import Readers
from articles.tagging.load_table import table_and_stamp

pytestmark = [
    pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("newsdesk_var"),
    pytest.mark.timeout(120),
]  # fmt: skip
# Answers of more than a pipe holds: they are sent in several parts.
WORDS = " ".join(
    f"Sentence {n} of the harbour is a long one, and says nothing." for n in range(150)
)


def pieces(count: int) -> Iterator[Unread]:
    for number in range(1, count + 1):
        text = f"Title {number}\n\n{random.Random(number).random()} {WORDS}\n".encode()
        yield Unread(f"{number}.txt", "text", 1, Piece(text, name=f"{number}.txt"), number)


def be_busy(seconds: float) -> None:
    """Without letting other threads take the answers that come meanwhile, as saving does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sum(range(1000))


def kill_one(number: int) -> None:
    children = multiprocessing.active_children()
    os.kill(random.Random(number).choice(children).pid or 0, signal.SIGKILL)


@pytest.mark.parametrize("number", range(4))
def test_reads_everything_though_readers_are_killed(number: int) -> None:
    reads: list[Read] = []
    with Readers(Names(*table_and_stamp()), 2, all_apart=True) as reading:
        for count, some in enumerate(reading.read(pieces(500))):
            reads += some
            if count in (1, 3):
                be_busy(0.1 + 0.07 * number)
                kill_one(number + count)
                be_busy(0.1)
    assert [read.path for read in reads] == [f"{n}.txt" for n in range(1, 501)]
    assert not multiprocessing.active_children()


def break_off(seconds: float) -> None:
    with Readers(Names(*table_and_stamp()), 2, all_apart=True) as reading:
        for count, _ in enumerate(reading.read(pieces(500))):
            if count == 1:
                be_busy(seconds)
                raise OSError(28, "No space left on device")


@pytest.mark.parametrize("number", range(12))
def test_ends_at_once_when_something_is_raised_while_readers_answer(number: int) -> None:
    with pytest.raises(OSError, match="No space"):
        break_off(0.4 + 0.01 * number)
    assert not multiprocessing.active_children()


def test_reads_what_is_large_while_nothing_else_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    as_always = format_named("text")

    def read(piece: Piece) -> Iterator[ParsedArticle | Rejection]:
        mark = tmp_path / str(os.getpid())
        mark.touch()
        time.sleep(0.01)
        others = [found for found in tmp_path.iterdir() if found != mark]
        assert not (others and len(piece.content) > 20_000), "another one is being read"
        yield from as_always.read(piece)
        mark.unlink()

    monkeypatch.setattr(read_files, "format_named", lambda name: replace(as_always, read=read))
    monkeypatch.setattr(readers, "LARGE", 20_000)
    monkeypatch.setattr(readers, "PIECES_AT_ONCE", 1)
    some = list(pieces(60))
    for number in (10, 11, 30):
        content = b"Title\n\n" + f"{WORDS}\n\n".encode() * 3
        some[number] = replace(some[number], piece=Piece(content, name="large.txt"))
    with Readers(Names(*table_and_stamp()), 2, all_apart=True) as reading:
        reads = [read for each in reading.read(some) for read in each]
    assert [read.path for read in reads] == [one.path for one in some]
    assert not [a for read in reads for a in read.answers if isinstance(a, Rejection)]
