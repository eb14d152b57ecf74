"""An answer as JSON, for programs."""

from typing import Any

from articles.answering.answer import Answer
from articles.answering.names import names_of
from articles.models import Article
from articles.search import NONE
from articles.search.tree_words import in_words

FACETS_TOLD = ("country", "leader", "organization")


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer in plain values; docs/commands.md says what each means."""
    return {
        "query": answer.query.text,
        "interpreted": in_words(answer.query.tree),
        "remarks": list(answer.remarks),
        "copies": str(answer.query.copies),
        "total": answer.results.total,
        "articles": answer.results.articles,
        "hits": _hits(answer),
        "facets": {facet: _facet(answer, facet) for facet in FACETS_TOLD}
        | {"date": _dates(answer)},
    }


def _hits(answer: Answer) -> list[dict[str, Any]]:
    scores = {hit.article_id: hit.score for hit in answer.results.hits}
    articles = Article.objects.with_source().without_body().in_order(list(scores))
    return [
        {
            "id": article.short_id,
            "title": article.title,
            "date": article.published.iso if article.published else None,
            "date_precision": article.published_precision,
            "source": article.source.name if article.source else None,
            "score": round(scores[article.pk], 6),
            "url": article.get_absolute_url(),
        }
        for article in articles
    ]


def _facet(answer: Answer, facet: str) -> list[dict[str, Any]]:
    counts = answer.results.facets[facet]
    numbers = {count.value: count.count for count in counts.counts}
    ticked = answer.resolved.selection(facet).chosen
    for value in ticked:
        numbers.setdefault(value, counts.none if value == NONE else 0)
    names = names_of(facet, numbers)
    return [
        {
            "value": names[value].value,
            "label": names[value].label,
            "count": number,
            "selected": value in ticked,
        }
        for value, number in numbers.items()
        if value in names
    ]


def _dates(answer: Answer) -> list[dict[str, Any]]:
    counts = answer.results.dates
    if counts is None:
        return []
    bars = [{"value": bar.iso, "count": number} for bar, number in counts.bars]
    return [*bars, {"value": "unknown", "count": counts.unknown}] if counts.unknown else bars
