"""How far is an import?"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.curating.import_undo import undone_so_far
from articles.models import ImportRun

_State = ImportRun.State


@dataclass(frozen=True)
class Progress:
    """How far it is: in words, and for a bar; without a `most` nobody knows how much there is."""

    words: Sequence[str]
    done: int = 0
    most: int = 0

    @property
    def percent(self) -> int:
        """Of a hundred."""
        return 100 * self.done // self.most if self.most else 0


def progress_of(run: ImportRun) -> Progress | None:
    """How far it is; None before anything is known."""
    if run.state in (_State.UNDOING, _State.UNDONE):
        so_far = undone_so_far(run)
        words = [f"{_some(number, 'article')} {name}" for name, number in so_far.items()]
        is_over = run.state == _State.UNDONE
        most = run.created + run.updated
        return Progress(words, most if is_over else min(sum(so_far.values()), most), most)
    is_done = run.state == _State.DONE
    if not (is_done or run.total_bytes) or (run.state == _State.WAITING and not run.done_bytes):
        return None
    size = _size(run.done_bytes)
    words = [_files(run), size if is_done else f"{size} of {_size(run.total_bytes)}"]
    saved = run.created + run.updated + run.unchanged
    if run.seconds > 1 and saved:
        words.append(f"{saved / run.seconds:,.0f} articles a second")
    is_known = 0 < run.done_bytes <= run.total_bytes
    if run.state == _State.RUNNING and is_known:
        words.append(_left(run.seconds * (run.total_bytes - run.done_bytes) / run.done_bytes))
    if is_done:
        return Progress(words, 1, 1)
    return Progress(words, min(run.done_bytes, run.total_bytes), run.total_bytes)


def _files(run: ImportRun) -> str:
    """How many were read; those in archives are counted as they come, those passed over never."""
    if run.state == _State.DONE:
        return f"{_some(run.done_files, 'file')} read"
    if run.done_files > run.total_files:
        return f"{run.done_files:,} files, those in archives counted"
    return f"{run.done_files:,} of {_some(run.total_files, 'file')}"


def _left(seconds: float) -> str:
    if seconds < 90:
        return f"about {_some(max(1, round(seconds)), 'second')} left"
    if seconds < 90 * 60:
        return f"about {_some(round(seconds / 60), 'minute')} left"
    return f"about {_some(round(seconds / 3600), 'hour')} left"


def _some(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _size(number: float) -> str:
    for unit in ("bytes", "KB", "MB"):
        if number < 1000:
            return f"{number:,.0f} {unit}"
        number /= 1000
    return f"{number:,.1f} GB"
