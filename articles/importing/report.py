"""What became of everything in an import, in numbers and words?"""

from collections import Counter
from dataclasses import dataclass, field, replace

from articles.importing.found import READ_ARE
from articles.importing.outcome import Kind
from articles.importing.wording.characters import clean_line

_FIRST_REJECTIONS = 20
_FIRST_UNREAD_DATES = 5
_MOST_SORTS = 50


@dataclass(frozen=True)
class ImportReport:
    """The numbers of one import, and the first rejections as "where: why"."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    rejections: tuple[str, ...] = ()
    skipped: tuple[tuple[str, int], ...] = ()
    left_out: int = 0
    unread_dates: int = 0
    unread_examples: tuple[str, ...] = ()
    seconds: float = 0.0
    is_dry_run: bool = False
    is_interrupted: bool = False

    @property
    def is_all_well(self) -> bool:
        """Was everything read, and nothing rejected?"""
        return not self.rejected and not self.is_interrupted

    @property
    def words(self) -> str:
        """In one line: "12 created, 1 updated, 3 unchanged, 0 rejected"."""
        counts = (
            f"{self.created:,} created, {self.updated:,} updated, "
            f"{self.unchanged:,} unchanged, {self.rejected:,} rejected"
        )
        total = self.created + self.updated + self.unchanged
        rate = f" ({total / self.seconds:,.0f} articles a second)" if self.seconds > 1 else ""
        return f"{counts}, in {self.seconds:,.1f} s{rate}"

    @property
    def rejection_lines(self) -> list[str]:
        """The first rejections, and how many more there are."""
        if not self.rejected:
            return []
        more = self.rejected - len(self.rejections)
        rest = f"  … and {more:,} more: --verbose lists all, and the admin keeps a hundred a file"
        last = [rest] if more > 0 else []
        # What can be read is told once, however many files nobody reads.
        told = [line.partition(f". {READ_ARE}") for line in self.rejections]
        known = next((f"{READ_ARE}{formats}" for _, _, formats in told if formats), "")
        return ["Rejected:", *(f"  {line}" for line, _, _ in told), *last, *filter(None, [known])]

    @property
    def lines(self) -> list[str]:
        """The whole report, for a terminal."""
        return [self.words, *self.rejection_lines, *self.remarks]

    @property
    def remarks(self) -> list[str]:
        """What there is to say beside the numbers and the rejections."""
        lines: list[str] = []
        if self.unread_dates:
            more = ", …" if self.unread_dates > len(self.unread_examples) else ""
            examples = ", ".join(self.unread_examples)
            lines.append(f"Dates not understood: {self.unread_dates:,} ({examples}{more})")
        if self.skipped:
            sorts = ", ".join(f"{sort} ({count:,})" for sort, count in self.skipped)
            lines.append(f"Skipped in folders: {sorts}")
        if self.left_out:
            lines.append(
                f"Left out, because a curator removed them: {self.left_out:,} (counted as "
                "unchanged). They can be taken back in the admin, under Removed."
            )
        if self.is_interrupted:
            lines.append("Interrupted. Run the same command again: what is saved stays saved.")
        if self.is_dry_run:
            lines.append("This was a dry run: nothing was kept.")
        elif self.created or self.updated:
            lines.append("The indexer picks the changes up by itself.")
        return lines


@dataclass
class Tally:
    """Counts while an import goes on, for a file or for all of it."""

    counts: Counter[Kind] = field(default_factory=Counter)
    rejections: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    left_out: int = 0
    files: int = 0
    unread_dates: int = 0
    unread_examples: list[str] = field(default_factory=list)
    kept_rejections: int = _FIRST_REJECTIONS

    def add(self, kind: Kind, reason: str = "") -> None:
        """Count one article; `reason` is remembered when it was rejected."""
        self.counts[kind] += 1
        if kind is Kind.REJECTED and len(self.rejections) < self.kept_rejections:
            self.rejections.append(clean_line(reason))

    def skip(self, sort: str) -> None:
        """Count something that is not meant for us; a pile may have endings without end."""
        sort = clean_line(sort)
        is_one_more = sort not in self.skipped and len(self.skipped) >= _MOST_SORTS
        self.skipped["other endings" if is_one_more else sort] += 1

    def add_unread_date(self, where: str, written: str) -> None:
        """Count a date that cannot be read; the first few are remembered."""
        self.unread_dates += 1
        if len(self.unread_examples) < _FIRST_UNREAD_DATES:
            self.unread_examples.append(f"{clean_line(where)}: “{written}”")

    def copy(self) -> "Tally":
        """One that can be counted on while this one stays."""
        return replace(
            self,
            counts=self.counts.copy(),
            rejections=list(self.rejections),
            skipped=self.skipped.copy(),
            unread_examples=list(self.unread_examples),
        )

    def report(self, seconds: float, *, dry_run: bool, interrupted: bool) -> ImportReport:
        """The finished report."""
        return ImportReport(
            **{kind.value: self.counts[kind] for kind in Kind},
            rejections=tuple(self.rejections),
            skipped=tuple(self.skipped.most_common()),
            left_out=self.left_out,
            unread_dates=self.unread_dates,
            unread_examples=tuple(self.unread_examples),
            seconds=seconds,
            is_dry_run=dry_run,
            is_interrupted=interrupted,
        )
