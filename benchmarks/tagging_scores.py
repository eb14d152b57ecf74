"""From labels and tags to precision, recall and F1."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

from benchmarks.tagging_labels import ORGANIZATIONS
from benchmarks.tagging_stories import Story

USA = "usa"
_BODIES = frozenset(ORGANIZATIONS.values())


@dataclass(frozen=True)
class Tagged:
    """A story with the labels it is about, and those it names, as the tagger has it."""

    story: Story
    about: frozenset[str]
    named: frozenset[str]


@dataclass(frozen=True)
class Score:
    """How many labels were found, wrongly found and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 0.0

    @property
    def words(self) -> str:
        """As a reader wants it."""
        precision = self.right / ((self.right + self.wrong) or 1)
        recall = self.right / ((self.right + self.missed) or 1)
        return f"precision {precision:.3f}, recall {recall:.3f}, F1 {self.f1:.3f}"


@dataclass(frozen=True)
class Measured:
    """All numbers of one part of the collection."""

    stories: int
    places: Score
    places_without_usa: Score
    named_without_usa: Score
    macro_f1: float
    labelled: Score
    all_stories: Score
    articles_per_second: float
    loading_seconds: float
    worst: str

    @property
    def words(self) -> str:
        """As a reader wants it."""
        return (
            f"{self.stories:,} stories\n"
            f"places, about, without usa: {self.places_without_usa.words}\n"
            f"places, about:              {self.places.words}\n"
            f"places, named, without usa: {self.named_without_usa.words}\n"
            f"places, macro-F1:           {self.macro_f1:.3f}\n"
            f"organizations, labelled:    {self.labelled.words}\n"
            f"organizations, all stories: {self.all_stories.words}\n"
            f"{self.articles_per_second:,.0f} stories a second; "
            f"facts read and automaton built in {self.loading_seconds:.2f} s"
        )

    @property
    def as_json(self) -> dict[str, Any]:
        """As it is compared from version to version."""
        return {
            "places": {
                "micro_f1_without_usa": round(self.places_without_usa.f1, 4),
                "macro_f1": round(self.macro_f1, 4),
            },
            "organizations": {
                "f1_labelled": round(self.labelled.f1, 4),
                "f1_all": round(self.all_stories.f1, 4),
            },
            "articles_per_second": round(self.articles_per_second),
        }


def measure(tagged: Sequence[Tagged], rate: float, loading: float) -> Measured:
    """The numbers; places on the stories that have place labels."""
    placed = [one for one in tagged if one.story.places]
    pairs = [(one.story.places, one.about - _BODIES) for one in placed]
    named = [(one.story.places, one.named - _BODIES) for one in placed]
    bodies = [(one.story.organizations & _BODIES, one.about & _BODIES) for one in tagged]
    labelled = [
        (one.story.organizations & _BODIES, one.about & _BODIES)
        for one in tagged
        if one.story.organizations
    ]
    labels = {label for one in placed for label in one.story.places}
    by_label = {label: _score((g & {label}, t & {label}) for g, t in pairs) for label in labels}
    return Measured(
        stories=len(tagged),
        places=_score(pairs),
        places_without_usa=_score((g - {USA}, t - {USA}) for g, t in pairs),
        named_without_usa=_score((g - {USA}, t - {USA}) for g, t in named),
        macro_f1=mean(score.f1 for score in by_label.values()),
        labelled=_score(labelled),
        all_stories=_score(bodies),
        articles_per_second=rate,
        loading_seconds=loading,
        worst=_worst(pairs, bodies, by_label),
    )


def _score(pairs: Iterable[tuple[frozenset[str], frozenset[str]]]) -> Score:
    right = wrong = missed = 0
    for labels, tags in pairs:
        right += len(labels & tags)
        wrong += len(tags - labels)
        missed += len(labels - tags)
    return Score(right, wrong, missed)


def _worst(
    pairs: Iterable[tuple[frozenset[str], frozenset[str]]],
    bodies: Iterable[tuple[frozenset[str], frozenset[str]]],
    by_label: dict[str, Score],
) -> str:
    lines = []
    for what, rows in (("places", list(pairs)), ("organizations", list(bodies))):
        wrong = Counter(tag for labels, tags in rows for tag in tags - labels)
        missed = Counter(label for labels, tags in rows for label in labels - tags)
        lines.append(f"{what} wrong: {wrong.most_common(40)}")
        lines.append(f"{what} missed: {missed.most_common(40)}")
    low = sorted(by_label.items(), key=lambda item: item[1].f1)
    lines.append("lowest: " + ", ".join(f"{k} {s.right}/{s.wrong}/{s.missed}" for k, s in low[:45]))
    return "\n".join(lines)
