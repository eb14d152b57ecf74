"""What does the page of one import show?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from articles.admin.import_progress import Progress, progress_of
from articles.curating.import_bonds import left_words
from articles.curating.import_undo import left_so_far, why_not_undoable
from articles.curating.imports import STOPPED
from articles.curating.retries import why_not_again
from articles.curating.uploads import shown_path
from articles.models import ImportedFile, ImportRun

_State = ImportRun.State
_WORDS = {
    _State.WAITING: "Waiting for its turn",
    _State.RUNNING: "Running",
    _State.PAUSED: "Paused",
    _State.DONE: "Done",
    _State.INTERRUPTED: "Interrupted",
    _State.FAILED: "Failed",
    _State.UNDOING: "Being undone",
    _State.UNDONE: "Undone",
}
_TAKEN_BACK = (_State.UNDOING, _State.UNDONE)
_WHEN_STOPPED = {
    _State.PAUSED: "Paused at",
    _State.INTERRUPTED: "Interrupted at",
    _State.FAILED: "Failed at",
    _State.UNDONE: "Undone at",
}
_HINTS = {
    _State.WAITING: "The process that imports takes it up. Without it, run: manage.py run_imports",
    _State.PAUSED: "What is saved stays saved; it goes on where it was.",
    _State.INTERRUPTED: "What is saved stays saved; it goes on where it was.",
    _State.FAILED: "What is saved stays saved. Mend what is said below, then let it go on.",
    _State.UNDOING: "It can be stopped at any moment, and goes on where it was.",
}
_AT_WORK = (_State.WAITING, _State.RUNNING, _State.UNDOING)
_MOST_SHOWN = 20
_MOST_REASONS = 3


@dataclass(frozen=True)
class Verb:
    """A button, or a link to a page that asks first; `note` says what is to be known before."""

    label: str
    address: str
    name: str
    asks_first: bool = False
    note: str = ""


@dataclass(frozen=True)
class RejectedFile:
    """A file in which something was rejected, with the first reasons."""

    pk: int
    path: str
    address: str
    rejected: int
    reasons: Sequence[str]
    more: int


@dataclass(frozen=True)
class RunPage:
    """One import: its state, how far it is, what came of it, and what may be done with it.

    `beside` tells whether what stands beside the counts is still what it was.
    """

    run: ImportRun
    state: str
    hint: str
    is_at_work: bool
    progress: Progress | None
    counts: Sequence[tuple[str, str]]
    remarks: Sequence[str]
    rejected: Sequence[RejectedFile]
    more_rejected: bool
    verbs: Sequence[Verb]
    files: str
    ended: str
    facts: Sequence[tuple[str, str]]

    @property
    def beside(self) -> str:
        """The state, and how many files with rejections are listed."""
        listed = len(self.rejected) + self.more_rejected
        return f"{self.run.state} {self.run.wish} {listed}"


def build_run_page(run: ImportRun, user: Any) -> RunPage:
    """The page for this curator."""
    with_rejections = ImportedFile.objects.filter(run=run, rejected__gt=0).order_by("pk")
    # Asked every two seconds: where there are none, a million rows are not looked through.
    rejected = list(with_rejections[: _MOST_SHOWN + 1]) if run.rejected else []
    return RunPage(
        run=run,
        state=state_words(run),
        hint=_HINTS.get(_State(run.state), ""),
        is_at_work=run.state in _AT_WORK,
        progress=progress_of(run),
        counts=_counts(run),
        remarks=_remarks(run),
        rejected=[_rejected(file) for file in rejected[:_MOST_SHOWN]],
        more_rejected=len(rejected) > _MOST_SHOWN,
        verbs=_verbs(run, user),
        files=f"{reverse('admin:articles_importedfile_changelist')}?run={run.pk}",
        ended=_WHEN_STOPPED.get(_State(run.state), "Ended"),
        facts=_facts(run),
    )


def state_words(run: ImportRun) -> str:
    """How it stands."""
    if run.state == _State.RUNNING and run.wish == ImportRun.Wish.PAUSE:
        return "Pausing as soon as what is in hand is saved"
    return _WORDS[_State(run.state)]


def came_of(row: ImportRun | ImportedFile) -> str:
    """What became of the articles of an import, or of a file; what is nothing is left out."""
    is_past = isinstance(row, ImportRun) and row.state in _TAKEN_BACK
    counts = (
        (row.rejected, "rejected"), (row.created, "new"), (row.updated, "changed"),
        (row.unchanged, "known"),
    )  # fmt: skip
    told = [
        f"{number:,} {_were(number, is_past=is_past)}{word}" for number, word in counts if number
    ]
    return ", ".join(told) or "nothing yet"


def _were(number: int, *, is_past: bool) -> str:
    """Of what was taken back since."""
    if not is_past:
        return ""
    return "was " if number == 1 else "were "


def what_of(run: ImportRun) -> str:
    """What is imported, in a few words."""
    names = [run.address] if run.address else [shown_path(path) for path in run.paths]
    first = names[0] if names else "nothing"
    words = f"{first} and {len(names) - 1:,} more" if len(names) > 1 else first
    return f"again what was rejected of {words}" if run.retries_id else words


def _counts(run: ImportRun) -> Sequence[tuple[str, str]]:
    is_past = run.state in _TAKEN_BACK
    counts = (
        (run.created, "new" if is_past else "new articles"),
        (run.updated, "changed"),
        (run.unchanged, "known already"),
        (run.rejected, "rejected"),
    )
    return [(_were(number, is_past=is_past) + word, f"{number:,}") for number, word in counts]


def _remarks(run: ImportRun) -> Sequence[str]:
    remarks = []
    if run.left_out:
        remarks.append(
            f"{run.left_out:,} of the known ones are left out, because a curator removed them."
        )
    if run.unread_dates:
        dates = "1 date was" if run.unread_dates == 1 else f"{run.unread_dates:,} dates were"
        remarks.append(f"{dates} not understood: the article's own page says what stood there.")
    if run.skipped:
        sorts = ", ".join(f"{sort} ({count:,})" for sort, count in run.skipped.items())
        remarks.append(f"Passed over: {sorts}.")
    if run.state in _TAKEN_BACK:
        remarks += _left(run)
    may_go_on = run.state in STOPPED or (run.state == _State.DONE and run.rejected)
    if may_go_on and (problem := why_not_again(run)):
        remarks.append(problem)
    return remarks


def _left(run: ImportRun) -> Sequence[str]:
    """Which imports have what it brought, as far as these were not taken back since."""
    left = left_so_far(run)
    others = ImportRun.objects.filter(pk__in=left).exclude(state__in=_TAKEN_BACK)
    have_it = set(others.values_list("pk", flat=True))
    return [f"{line}." for line in left_words({n: left[n] for n in left if n in have_it}, "now")]


def _has_ended_with_rejections(run: ImportRun) -> bool:
    return bool(run.rejected) and run.state in (_State.DONE, *STOPPED)


def _facts(run: ImportRun) -> Sequence[tuple[str, str]]:
    columns = ", ".join(f"{field} = {column}" for field, column in run.columns.items())
    facts = (
        ("Number", str(run.pk)),
        ("What", what_of(run)),
        ("Asked for by", str(run.started_by or "")),
        ("Source, where the files do not say", str(run.source or "")),
        ("Columns", columns),
    )
    return [(label, value) for label, value in facts if value]


def _rejected(file: ImportedFile) -> RejectedFile:
    return RejectedFile(
        file.pk,
        shown_path(file.path),
        reverse("admin:articles_importedfile_change", args=[file.pk]),
        file.rejected,
        file.reasons[:_MOST_REASONS],
        max(0, file.rejected - _MOST_REASONS),
    )


def _verbs(run: ImportRun, user: Any) -> Sequence[Verb]:
    def verb(label: str, name: str, *, asks_first: bool = False) -> Verb:
        address = reverse(f"admin:articles_importrun_{name}", args=[run.pk])
        return Verb(label, address, name, asks_first)

    verbs = []
    if user.has_perm("articles.start_import"):
        is_pausing = run.wish == ImportRun.Wish.PAUSE
        if run.state in (_State.WAITING, _State.RUNNING) and not is_pausing:
            verbs.append(verb("Pause", "pause"))
        is_barred = bool(why_not_again(run))
        if (run.state in STOPPED and not is_barred) or (run.state == _State.RUNNING and is_pausing):
            verbs.append(verb("Resume", "resume"))
        if _has_ended_with_rejections(run) and not is_barred:
            again = verb("Try the rejected files again", "retry")
            verbs.append(replace(again, note="an archive is read as a whole"))
    if user.has_perm("articles.undo_import") and not why_not_undoable(run):
        verbs.append(verb("Undo…", "undo", asks_first=True))
    return verbs
