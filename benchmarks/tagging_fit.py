"""Fit the salience model on the training files and write its weights.

    python -m benchmarks.tagging_fit

A logistic regression by Newton's method. The countries are fitted on the stories that have place
labels, without the United States, which stands in no text half of the time its label does; the
organizations on all stories.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

import benchmarks.tagging_django  # noqa: F401

# isort: split
from articles.tagging import salience_weights
from articles.tagging.find_mentions import see
from articles.tagging.salience_features import Features, country_features, other_features
from benchmarks.tagging_stories import Gazetteer, gazetteer, stories

# Where the indexers named no organization at all they may not have looked: such stories weigh less.
UNLABELLED = 0.7
# What a dateline is worth cannot be fitted: the copy of the collection has none.
DATELINE = 2.5
# Nor what speaks against a leader, for whom it has no labels: an article names one in passing more
# often than a body. Set by hand on the ten articles of tests/tagging/yardstick.py.
LEADER = -0.4
# Nor what an American company's code says for the United States, which are left out: of the stories
# that have one in the headline, 97 in a hundred have the label.
AMERICAN_CODE = {"hint American code headline": 4.0, "hint American code lead": 2.0}
PENALTY = 3.0
NEVER_COUNTED = "usa"


# The features, the label, the weight.
Numbers: TypeAlias = NDArray[np.float64]
Example: TypeAlias = tuple[Features, bool, float]


def examples(known: Gazetteer) -> tuple[list[Example], list[Example]]:
    """The features of every country and organization seen in the training part, with its label."""
    countries: list[Example] = []
    organizations: list[Example] = []
    kinds = known.table.kinds
    for story in stories("train"):
        sightings = see(story.text, known.table)
        if story.places:
            for entity_id, features in country_features(sightings, story.text, kinds).items():
                label = known.label_of[entity_id]
                if label != NEVER_COUNTED:
                    countries.append((features, label in story.places, 1.0))
        for entity_id, features in other_features(sightings, story.text, kinds).items():
            if entity_id in known.label_of:
                label = known.label_of[entity_id]
                weight = 1.0 if story.organizations else UNLABELLED
                organizations.append((features, label in story.organizations, weight))
    return countries, organizations


def fit(rows: Sequence[Example]) -> dict[str, float]:
    """The weights that make the labels most likely, with a penalty on large ones."""
    names = sorted({name for features, _, _ in rows for name in features})
    place = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, (features, _, _) in enumerate(rows):
        for name, value in features.items():
            matrix[number, place[name]] = value
    labels = np.array([float(label) for _, label, _ in rows])
    weights = newton(matrix, labels, np.array([weight for _, _, weight in rows]))
    return {name: round(float(weights[place[name]]), 2) for name in names}


def newton(matrix: Numbers, labels: Numbers, weighing: Numbers) -> Numbers:
    """Newton's method; it has converged after some ten steps."""
    weights = np.zeros(matrix.shape[1])
    ridge = PENALTY * np.eye(matrix.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (weighing * (labels - likely)) - PENALTY * weights
        curve = (matrix.T * (weighing * likely * (1 - likely))) @ matrix + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def write(models: Mapping[str, Mapping[str, float]], path: Path) -> None:
    """Write the weights as a module that reads as a table."""
    lines = ['"""The weights of the salience model, from `python -m benchmarks.tagging_fit`."""']
    for name, weights in models.items():
        lines += ["", f"{name}: dict[str, float] = {{"]
        lines += [f'    "{feature}": {weight},' for feature, weight in sorted(weights.items())]
        lines += ["}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def counted(rows: Iterable[Example]) -> str:
    """How many examples there are, in words."""
    rows = list(rows)
    return f"{len(rows):,} examples, {sum(label for _, label, _ in rows):,} of them labelled"


def main() -> None:
    """Fit both models and write them."""
    countries, organizations = examples(gazetteer())
    print("countries:", counted(countries))
    print("organizations:", counted(organizations))
    models = {"COUNTRY": fit(countries), "OTHER": fit(organizations)}
    for weights in models.values():
        weights["dateline"] = DATELINE
    models["OTHER"]["leader"] = LEADER
    models["COUNTRY"] |= AMERICAN_CODE
    write(models, Path(salience_weights.__file__ or ""))


if __name__ == "__main__":
    main()
