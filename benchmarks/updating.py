"""One article changed: how long until a search finds it as it is now?"""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from benchmarks.peers import Peer, PeerDocument
from benchmarks.questions import Question
from benchmarks.timing import timed


class NotFoundError(Exception):
    """An engine did not find what it had just been given."""


def update_times(peer: Peer, documents: Sequence[PeerDocument]) -> tuple[float, float]:
    """The median and the longest time in milliseconds, over these articles."""
    times = [timed(partial(_update, peer, *pair))[1] for pair in _changed(documents)]
    return statistics.median(times) * 1000, max(times) * 1000


def _update(peer: Peer, old: PeerDocument, new: PeerDocument, word: str) -> None:
    peer.replace(old, new)
    answer = peer.ask(Question("update", (word,)), 1)()
    if answer.ids != (old.document.article_id,):
        raise NotFoundError(f"{type(peer).__name__} found {answer.ids} for {word}.")


def _changed(documents: Sequence[PeerDocument]) -> Iterator[tuple[PeerDocument, PeerDocument, str]]:
    for number, old in enumerate(documents):
        word = f"zyxw{number:05}"
        document = replace(old.document, version=2, body=f"{old.document.body} {word}")
        yield old, PeerDocument(document, old.title, f"{old.body} {word}"), word
