"""mbox: where one mail ends and the next begins."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.importing.formats import mbox, recognise
from articles.importing.formats.mbox import MBOX
from articles.importing.parsed_article import ParsedArticle, Rejection
from tests.importing.endless import opened_chunks
from tests.importing.reading import is_sound, read_all
from tests.importing.test_mail import HEADERS, PACT, mail

FROM = "From desk@wire.example Fri Nov 21 09:55:06 1997\n"
OTHER = mail("The second mail tells of cod.").replace("1234", "5678").replace("Ports", "Fishers")
BOX = FROM + mail() + "\n" + FROM + OTHER


def read(tmp_path: Path, content: str) -> list[ParsedArticle | Rejection]:
    (tmp_path / "a.mbox").write_bytes(content.encode())
    return read_all(tmp_path / "a.mbox")


def test_reads_each_mail_by_itself(tmp_path: Path) -> None:
    first, second = read(tmp_path, BOX)
    assert isinstance(first, ParsedArticle)
    assert isinstance(second, ParsedArticle)
    assert (first.title, first.body, first.where) == ("Ports sign a pact", PACT, "mail 1")
    assert (second.title, second.where) == ("Fishers sign a pact", "mail 2")
    assert second.original.startswith(b"Return-Path:")


def test_takes_no_sentence_for_the_beginning_of_a_mail(tmp_path: Path) -> None:
    body = (
        "From here on it is quiet.\n\nFrom Oslo at 10:30 came word of 1997 cods.\n\n"
        ">From the sea came more.\n\n>>From nobody."
    )
    (article,) = read(tmp_path, FROM + mail(body))
    assert isinstance(article, ParsedArticle)
    assert article.body.splitlines()[::2] == [
        "From here on it is quiet.", "From Oslo at 10:30 came word of 1997 cods.",
        "From the sea came more.", ">From nobody.",
    ]  # fmt: skip


def test_keeps_the_good_mails_around_bad_ones(tmp_path: Path) -> None:
    broken = FROM + "Subject: nothing\n\n\n"
    first, middle, last = read(tmp_path, BOX.replace("\n" + FROM, "\n" + broken + FROM, 1))
    assert isinstance(first, ParsedArticle)
    assert middle == Rejection("it has no text", "mail 2")
    assert isinstance(last, ParsedArticle)


def test_rejects_a_mail_that_is_too_large_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mbox, "LARGEST_PIECE", 1024 * 1024)
    large = FROM + mail("word " * 300_000)
    found = read(tmp_path, large + "\n" + FROM + OTHER)
    assert found[0] == Rejection("it is larger than 1 MB", "mail 1")
    assert isinstance(found[1], ParsedArticle)


def test_is_known_by_its_first_line() -> None:
    for first in (FROM, "From - Sat Jan  3 01:05:34 1996\r\n", "From -1234567890123456789\n"):
        assert recognise((first + HEADERS).encode(), "") is MBOX
    found = recognise(b"From Oslo with love.\n\nA text.", ".txt")
    assert found is not None
    assert found.name == "text"


@pytest.mark.slow
def test_takes_no_more_memory_for_500_mb_in_one_line() -> None:
    chunks = [FROM.encode(), HEADERS.encode(), b"\n", *[b"x" * 1_000_000] * 500]
    tracemalloc.start()
    (found,) = MBOX.pieces(opened_chunks(chunks, "a.mbox"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == Rejection("it is larger than 50 MB", "mail 1")
    assert peak < 150_000_000


@pytest.mark.slow
@given(
    st.lists(
        st.sampled_from([FROM, HEADERS, "\n", "From x\n", ">From y\n", "a: b\n"])
        | st.text(max_size=30),
        max_size=12,
    )
)
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_never_raises_whatever_stands_in_it(tmp_path: Path, parts: list[str]) -> None:
    (tmp_path / "a.mbox").write_bytes("".join(parts).encode("utf-8", "surrogatepass"))
    assert all(map(is_sound, read_all(tmp_path / "a.mbox")))


def test_knows_the_line_before_a_mail_with_the_date_as_mails_have_it(tmp_path: Path) -> None:
    line = "From desk@wire.example Fri, 21 Nov 1997 09:55:06 +0000\n"
    first, second = read(tmp_path, line + mail() + "\n" + line + OTHER)
    assert isinstance(first, ParsedArticle)
    assert isinstance(second, ParsedArticle)
