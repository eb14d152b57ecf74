"""How likely is an article about an entity that it names?

Features that can be read (`salience_features`) go through a logistic model whose weights stand in
`salience_weights` and are fitted by `python -m benchmarks.tagging_fit`.
"""

from collections.abc import Mapping
from math import exp

from articles.tagging.salience_features import country_features, other_features
from articles.tagging.salience_weights import COUNTRY, OTHER
from articles.tagging.sightings import Sightings
from articles.tagging.taggable_text import TaggableText

# From here on an article counts as being about the entity. Below one half, because where both
# kinds of error weigh alike (F1) a likely miss costs more than a likely slip.
ABOUT = 0.4


def saliences(
    sightings: Sightings, text: TaggableText, kinds: Mapping[int, str]
) -> dict[int, float]:
    """The salience of everything that was seen or hinted at, by entity, from 0 to 1."""
    scores = {
        entity_id: _likely(COUNTRY, features)
        for entity_id, features in country_features(sightings, text, kinds).items()
    }
    for entity_id, features in other_features(sightings, text, kinds).items():
        scores[entity_id] = _likely(OTHER, features)
    return scores


def _likely(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + exp(-max(-30.0, min(30.0, total)))), 3)
