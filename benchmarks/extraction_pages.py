"""Web pages with known articles: saved ones from a folder, or made of the samples in seeds/."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.dates import Precision
from articles.importing.parsed_article import ParsedArticle
from articles.importing.read_files import read_file
from benchmarks.extraction_furniture import Story
from benchmarks.extraction_layouts import LAYOUTS

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
_RANDOM = 1987


@dataclass(frozen=True)
class KnownPage:
    """A page, and what stands in it: the words that must be found, and those that must not.

    `date` is empty where the page tells none; None where nobody has looked.
    """

    name: str
    group: str
    markup: str
    title: str = ""
    date: str | None = None
    body: str = ""
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    url: str = ""


def saved_pages(folder: Path) -> Iterator[KnownPage]:
    """Every NAME.html of a folder with the NAME.json beside it.

    The JSON object has "title", "date" (ISO), "body" or excerpts in "with", and "without".
    """
    for file in sorted(folder.glob("*.html")):
        beside = file.with_suffix(".json")
        told = json.loads(beside.read_text(encoding="utf-8")) if beside.is_file() else {}
        yield KnownPage(
            name=file.name,
            group=folder.name,
            markup=file.read_text(encoding="utf-8", errors="replace"),
            title=told.get("title", ""),
            date=told.get("date"),
            body=told.get("body", ""),
            wanted=tuple(told.get("with", ())),
            unwanted=tuple(told.get("without", ())),
            url=told.get("url", ""),
        )


def made_pages(count: int) -> list[KnownPage]:
    """So many pages, every sample in every layout in turn, with a fixed seed."""
    chance = random.Random(_RANDOM)
    samples = list(_samples())
    pages = []
    for number in range(count):
        sample = samples[number % len(samples)]
        layout = LAYOUTS[(number // len(samples) + number) % len(LAYOUTS)]
        others = chance.sample([s for s in samples if s is not sample], 12)
        story = _lengthened(sample, [o for o in others if o.language == sample.language], chance)
        markup, furniture = layout(story, [other.title for other in others], chance)
        pages.append(
            KnownPage(
                name=f"{number:04}",
                group=layout.__name__.strip("_"),
                markup=markup,
                title=story.title,
                date=story.date,
                body="\n".join(story.paragraphs),
                unwanted=furniture,
            )
        )
    return pages


def _samples() -> Iterator[Story]:
    for file in sorted(SEEDS.glob("*/*")):
        if not file.is_file():
            continue
        for article in read_file(file):
            published = article.published if isinstance(article, ParsedArticle) else None
            if published is None or published.precision is not Precision.DAY:
                continue
            if isinstance(article, ParsedArticle):
                yield Story(
                    title=article.title,
                    date=published.iso,
                    language=article.language,
                    paragraphs=tuple(article.body.split("\n\n")),
                    author=article.author or "Ada Example",
                )


def _lengthened(story: Story, others: list[Story], chance: random.Random) -> Story:
    """Of the length of a newspaper's article: with paragraphs of others in the same language."""
    more = [p for other in others[: chance.randrange(4)] for p in other.paragraphs[1:-1]]
    return Story(
        title=story.title,
        date=story.date,
        language=story.language,
        paragraphs=(*story.paragraphs, *more),
        author=story.author,
    )
