"""One invented article, made of the sentences of two stories; the same number, the same article."""

import datetime as dt
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from random import Random

from articles.dates import PartialDate, Precision
from articles.search import IndexDocument
from benchmarks.rare_words import known_word, new_words, word, zipfian
from benchmarks.reuters import articles

SEED = 21_578
COUNTRIES, LEADERS, ORGANIZATIONS = 240, 1_200, 3_000
SOURCES, TAGS = 60, 300
FIRST_LEADER, FIRST_ORGANIZATION = 1_001, 3_001
FIRST_DAY, LAST_DAY = dt.date(1961, 1, 1), dt.date(2010, 12, 31)
LANGUAGES = ("en", "de", "fr", "es")
LANGUAGE_WEIGHTS = (96, 2, 1, 1)
# Words of another language are its own: numbers beyond those that English articles draw from.
_FOREIGN_WORDS = 30_000
_FOREIGN_START = 1_000_000_000
_KNOWN_WORDS = 4
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Story:
    """What is used of one story of the collection."""

    title: tuple[str, ...]
    sentences: tuple[str, ...]
    country: int | None


class Archive:
    """All stories, ready to be recombined."""

    def __init__(self) -> None:
        published = list(articles())
        places = Counter(place for article in published for place in article.places)
        ranks = {place: rank for rank, (place, _) in enumerate(places.most_common(), start=1)}
        self._stories: list[Story] = []
        self._by_topic: dict[str, list[int]] = defaultdict(list)
        self._topics: list[str] = []
        for number, article in enumerate(published):
            sentences = tuple(s for s in _SENTENCE_END.split(article.body) if s != "Reuter")
            country = ranks[article.places[0]] if article.places else None
            self._stories.append(Story(tuple(article.title.split()), sentences, country))
            topic = article.topics[0] if article.topics else ""
            self._topics.append(topic)
            self._by_topic[topic].append(number)

    def article(self, number: int) -> IndexDocument:
        """The article of a number, counted from 0; its id is one more."""
        rng = Random(SEED * 1_000_003 + number)
        first = rng.randrange(len(self._stories))
        second = rng.choice(self._by_topic[self._topics[first]])
        story, other = self._stories[first], self._stories[second]
        language = rng.choices(LANGUAGES, LANGUAGE_WEIGHTS)[0]
        title, body = (
            _text(rng, number, story, other) if language == "en" else _foreign(rng, language)
        )
        return IndexDocument(
            article_id=number + 1,
            version=1,
            title=title,
            body=body,
            published=_date(rng),
            facets=_facets(rng, story, language),
        )


def _text(rng: Random, number: int, story: Story, other: Story) -> tuple[str, str]:
    half = (len(story.title) + 1) // 2
    title = [*story.title[:half], *other.title[len(other.title) // 2 :]]
    sentences = [*story.sentences, *rng.sample(other.sentences, len(other.sentences) // 2)]
    rng.shuffle(sentences)
    rare = new_words(number) + [known_word(rng, number) for _ in range(_KNOWN_WORDS)]
    if rare and rng.random() < 0.2:
        title.append(rare[0].upper())
    for name in rare:
        place = rng.randrange(len(sentences)) if sentences else 0
        words = sentences[place].split(" ") if sentences else []
        words.insert(rng.randrange(len(words) + 1), name.capitalize())
        sentences[place : place + 1] = [" ".join(words)]
    return " ".join(title) or "UNTITLED", _paragraphs(sentences)


def _foreign(rng: Random, language: str) -> tuple[str, str]:
    start = _FOREIGN_START + LANGUAGES.index(language) * _FOREIGN_WORDS
    words = [word(start + zipfian(rng, _FOREIGN_WORDS)) for _ in range(rng.randrange(60, 260))]
    sentences = [
        " ".join(words[at : at + 15]).capitalize() + "." for at in range(7, len(words), 15)
    ]
    return " ".join(words[:7]).capitalize(), _paragraphs(sentences)


def _paragraphs(sentences: list[str]) -> str:
    parts = (sentences[at : at + 2] for at in range(0, len(sentences), 2))
    return "\n\n".join(" ".join(part) for part in parts)


def _facets(rng: Random, story: Story, language: str) -> dict[str, tuple[str, ...]]:
    leaders = {FIRST_LEADER + zipfian(rng, LEADERS) for _ in range(_few(rng, 4))}
    organizations = {FIRST_ORGANIZATION + zipfian(rng, ORGANIZATIONS) for _ in range(_few(rng, 5))}
    countries = {1 + zipfian(rng, COUNTRIES, 4.0) for _ in range(_few(rng, 6))}
    if story.country is not None and rng.random() < 0.5:
        countries.add(story.country)
    # An article about a leader mostly names the country too.
    countries |= {1 + leader % COUNTRIES for leader in sorted(leaders) if rng.random() < 0.7}
    tags = {1 + zipfian(rng, TAGS) for _ in range(rng.choice((0, 0, 0, 1, 2)))}
    return {
        "country": _values(countries),
        "leader": _values(leaders),
        "organization": _values(organizations),
        "source": (str(1 + zipfian(rng, SOURCES)),),
        "tag": _values(tags),
        "language": (language,),
    }


def _few(rng: Random, most: int) -> int:
    """A number up to `most`, rather small."""
    return min(rng.randrange(most + 1), rng.randrange(most + 1))


def _values(numbers: set[int]) -> tuple[str, ...]:
    return tuple(map(str, sorted(numbers)))


def _date(rng: Random) -> PartialDate | None:
    # More was kept of later years than of earlier ones.
    days = (LAST_DAY - FIRST_DAY).days + 1
    day = FIRST_DAY + dt.timedelta(days=int(days * rng.random() ** 0.7))
    drawn = rng.random()
    if drawn < 0.03:
        return None
    if drawn < 0.06:
        return PartialDate(day, Precision.YEAR)
    return PartialDate(day, Precision.MONTH if drawn < 0.10 else Precision.DAY)
