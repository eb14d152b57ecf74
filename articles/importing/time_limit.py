"""How is work broken off that takes too long?"""

import signal
import threading
from types import FrameType


class TookTooLong(BaseException):
    """No Exception: who catches everything is broken off as well."""


class at_most:  # noqa: N801 - reads as a phrase
    """Break off what takes longer than so many seconds.

    Only in a process's main thread, and where the system has an alarm for that; elsewhere it takes
    as long as it takes.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.is_able = (
            hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        )

    def __enter__(self) -> None:
        if self.is_able:
            self.before = signal.signal(signal.SIGALRM, self._break_off)
            # Again and again: a library may catch the first one, and go on.
            signal.setitimer(signal.ITIMER_REAL, self.seconds, 1.0)

    def __exit__(self, *_: object) -> None:
        if self.is_able:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self.before)

    def _break_off(self, number: int, frame: FrameType | None) -> None:
        raise TookTooLong
