"""What a mistake could let run for hours is done in a child process, which has an end."""

import multiprocessing
from collections.abc import Callable

_LONGEST = 60.0


def succeeds(work: Callable[..., object], *arguments: object) -> bool:
    """Does this come to its end, with an answer that is true? It takes far less than the limit."""

    def report() -> None:
        answers.put(bool(work(*arguments)))

    fork = multiprocessing.get_context("fork")
    answers = fork.SimpleQueue()
    child = fork.Process(target=report)
    child.start()
    child.join(_LONGEST)
    if child.is_alive():
        child.kill()
        child.join()
        raise AssertionError(f"It took longer than {_LONGEST:.0f} seconds.")
    assert child.exitcode == 0, "it raised, see above"
    is_true: bool = answers.get()
    return is_true
