"""An answer as text, for people at a terminal."""

from collections.abc import Iterator

from articles.answering.answer import Answer
from articles.answering.names import names_of
from articles.answering.total_words import total_words
from articles.models import Article
from articles.search.tree_words import in_words

VALUES_TOLD = 8
TITLE_WIDTH = 72


def as_table(answer: Answer) -> str:
    """The answer in lines: what was understood, the hits, and the largest counts."""
    return "\n".join([*_head(answer), "", *_hits(answer), "", *_facets(answer)])


def _head(answer: Answer) -> Iterator[str]:
    query = answer.query
    yield f"{total_words(answer)}; {query.sorted_by}; interpreted as: {in_words(query.tree)}"
    yield from (f"Note: {remark}" for remark in answer.remarks)


def _hits(answer: Answer) -> Iterator[str]:
    scores = {hit.article_id: hit.score for hit in answer.results.hits}
    articles = Article.objects.with_source().without_body().in_order(list(scores))
    for place, article in enumerate(articles, start=answer.query.first_hit + 1):
        title = article.title
        if len(title) > TITLE_WIDTH:
            title = title[: TITLE_WIDTH - 1] + "…"
        date = article.published.iso if article.published else "undated"
        source = article.source.name if article.source else "-"
        yield (
            f"{place:>5}  {date:<10}  {title:<{TITLE_WIDTH}}  "
            f"{source:<16.16}  {article.short_id}  {scores[article.pk]:.2f}"
        )


def _facets(answer: Answer) -> Iterator[str]:
    for facet, counts in answer.results.facets.items():
        told = counts.counts[:VALUES_TOLD]
        names = names_of(facet, [count.value for count in told])
        values = [
            f"{names[count.value].label} ({count.count:,})"
            for count in told
            if count.value in names
        ]
        if values:
            more = len(counts.counts) - len(told)
            yield f"{facet:>12}: {', '.join(values)}{f' and {more} more' if more else ''}"
