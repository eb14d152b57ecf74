"""Where does the time of a page go? Clocks around the functions that make it."""

import functools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch


class Stopwatch:
    """Adds up the time spent in each part; a part within a part counts in both."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def on(self, parts: dict[str, tuple[tuple[Any, str], ...]]) -> Iterator[None]:
        """Measure these attributes of modules and classes, under the names of the parts."""
        with ExitStack() as patched:
            for part, places in parts.items():
                for owner, name in places:
                    clocked = self._clocked(part, getattr(owner, name))
                    patched.enter_context(patch.object(owner, name, clocked))
            yield

    def _clocked(self, part: str, run: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(run)
        def clocked(*arguments: Any, **options: Any) -> Any:
            started = time.perf_counter()
            try:
                return run(*arguments, **options)
            finally:
                self.seconds[part] += time.perf_counter() - started

        return clocked
