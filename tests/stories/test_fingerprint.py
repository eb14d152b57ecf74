"""signature: which words count, and that any text has one, quickly."""

import re
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.stories import same_words
from articles.stories.fingerprint import (
    HEAD,
    LENGTH,
    is_current,
    signature,
    similarity,
)
from articles.stories.same_words import shingles_of, words_of
from tests.stories.telling import changed, text


@pytest.mark.parametrize(
    "body",
    [
        "LONDON, March 3 (Reuters) - Grain ships sailed.",
        "By ANN ODE\nVELM, Norland, Jan. 5 (AP) -- Grain ships sailed.",
        "VELM, Norland — Grain ships sailed.",
        "(Adds details)\nGrain ships sailed.\n(Reporting by Ann Ode; editing by O. Wen)",
        "Grain ships sailed.\n© 1987 The Harbour Wire",
        "Grain ships sailed.\nCopyright 1987 Harbour Wire. All rights reserved.",
        "GRAIN   SHIPS\n\nsailed!\n Reuter",
        "Ｇrain ships sailed",
    ],
)
def test_counts_no_word_that_agencies_print_around_a_text(body: str) -> None:
    assert words_of("UPDATE 2-Corrected: Grain", body) == ["grain", "grain", "ships", "sailed"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Up 1,234.5 to 7:30", "up 1234.5 to 7:30"),
        ("Up 1,2", "up 1 2"),
        ("Ночью — снег", "ночью снег"),
        ("日本のニュース 3", "日 本 の ニ ュ ー ス 3"),
        ("He said (in a whisper) no - twice", "he said in a whisper no twice"),
    ],
)
def test_counts_words_and_numbers(body: str, words: str) -> None:
    assert " ".join(words_of("", body)) == words


def test_tells_how_much_two_texts_share() -> None:
    one = signature("", text()) or b""
    assert similarity(one, signature("", text()) or b"") == 1
    near = similarity(one, signature("", changed(text(), 20, 60)) or b"")
    shared = (117 - 8) / (117 + 8)
    assert near == pytest.approx(shared, abs=0.12)
    assert similarity(one, signature("", text(2)) or b"") < 0.05


def test_has_no_signature_for_very_few_words() -> None:
    assert signature("Nineteen words", " ".join(["w"] * 17)) is None
    assert signature("Twenty words", " ".join(["w"] * 18)) is not None


def test_notices_a_signature_of_another_making() -> None:
    made = signature("", text()) or b""
    assert is_current(made)
    other = bytes([made[0] ^ 1]) + made[1:]
    for outdated in (other, made[:-1], b""):
        assert not is_current(outdated)
        with pytest.raises(ValueError, match="find_stories"):
            similarity(made, outdated)


@given(st.text(), st.text(max_size=2_000))
def test_signs_any_text_and_always_in_the_same_way(title: str, body: str) -> None:
    made = signature(title, body)
    assert made == signature(title, body)
    assert made is None or (made[: len(HEAD)] == HEAD and len(made) == LENGTH)


@given(st.lists(st.sampled_from("abcdef"), max_size=90))
def test_takes_runs_of_four_words_and_of_few_words_runs_of_two(words: list[str]) -> None:
    size = 4 if len(words) >= 40 else 2
    runs = {" ".join(words[n : n + size]) for n in range(len(words) - size + 1)}
    assert shingles_of(words) == runs
    assert size == 4 or len(runs) == len(set(pairwise(words)))


@pytest.mark.slow
@pytest.mark.parametrize(
    "hostile",
    [
        "A" + " " * 400_000,
        "A B" + "\n" * 400_000 + "(",
        "(adds " * 80_000,
        "(" * 400_000,
        "A, " * 130_000,
        "update-" * 60_000,
        "9," * 200_000,
        "by x" + "\n" * 10 + "©" * 400_000,
    ],
)
def test_reads_hostile_texts_a_few_times_and_what_may_go_wrong_in_them_a_little_way(
    hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patterns = {
        name: Counting(pattern)
        for name, pattern in vars(same_words).items()
        if isinstance(pattern, re.Pattern)
    }
    for name, counting in patterns.items():
        monkeypatch.setattr(same_words, name, counting)
    words = words_of(hostile, hostile)
    read = sum(sum(counting.read) for counting in patterns.values())
    assert 0 < read <= 5 * (len(hostile) + 200_000)
    # Those that try many ways to match are tried on little.
    for name, most in {"_OPENING": 250, "_DATELINE": 250, "_LEFT_OUT_LINE": 150}.items():
        assert max(patterns[name].read, default=0) <= most
    assert max(patterns["_LAST_CREDIT"].read) <= 60
    assert words == words_of(hostile, hostile[:200_000])


class Counting:
    """A pattern that counts the characters that it is tried on."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.read: list[int] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def tried(*arguments: str) -> Any:
            self.read.append(len(arguments[-1]))
            return getattr(self.pattern, name)(*arguments)

        return tried


@pytest.mark.slow
def test_signs_without_django_in_any_process() -> None:
    program = (
        "import sys; from articles.stories.fingerprint import signature;"
        "print(signature('', 'one two three four ' * 9).hex(), 'django' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    here = signature("", "one two three four " * 9)
    assert here is not None
    assert said.stdout.split() == [here.hex(), "False"]
