"""By which words, where, by which rules and how surely does an article name an entity?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from articles.models import Article, Mention
from articles.models.mention import SpanJSON
from articles.web.marks import RULES, is_name_there, rule_words

MOST_SHOWN = 3
_WHERE = {"title": "in the headline", "dateline": "in the dateline"}


@dataclass(frozen=True)
class Evidence:
    """What speaks for a mention: its `words` on one line, the `reasons` on another.

    `spellings` are all words that it was found by, each once.
    """

    words: str
    reasons: str
    spellings: tuple[str, ...] = ()


def evidence_of(article: Article, mention: Mention) -> Evidence:
    """The words and how often, as in: as “Bush”, 2×; and why they are believed.

    The reasons, as in: in the headline; the surname, in office at the date; 85 % sure; about it.
    """
    places = list(_places(article, mention))
    spellings = Counter(words for words, _ in places)
    return Evidence(
        words=_words(spellings, mention),
        reasons="; ".join(_reasons(mention, [span for _, span in places])),
        spellings=tuple(spellings),
    )


def _words(spellings: Counter[str], mention: Mention) -> str:
    if not spellings:
        return f"by {mention.get_found_by_display()}"
    shown = ", ".join(f"“{words}”" for words, _ in spellings.most_common(MOST_SHOWN))
    more = ", …" if len(spellings) > MOST_SHOWN else ""
    times = f", {spellings.total()}×" if spellings.total() > 1 else ""
    return f"as {shown}{more}{times}"


def _reasons(mention: Mention, spans: list[SpanJSON]) -> Iterator[str]:
    fields = {span["field"] for span in spans}
    yield from (words for field, words in _WHERE.items() if field in fields)
    rules = Counter(rule_words(_plain(span.get("by", "")), mention.found_by) for span in spans)
    if "dateline" in fields:
        # Where it stands was said already.
        rules.pop(rule_words("dateline", ""), None)
    if rules:
        most = [words for words, _ in rules.most_common(MOST_SHOWN)]
        yield f"found by {', '.join(most)}{', …' if len(rules) > MOST_SHOWN else ''}"
    if mention.found_by == Mention.FoundBy.EDITOR:
        yield "an editor is sure"
    else:
        yield f"{mention.confidence:.0%} sure".replace("%", " %")
    yield "the article is about it" if mention.is_about else "only named"


def _plain(by: str) -> str:
    """Without how it stands in its sentence, which each place tells of itself."""
    words = by.split(" ")
    return words[0] if words[0] in RULES and words[-1] in ("acting", "in", "to") else by


def _places(article: Article, mention: Mention) -> Iterator[tuple[str, SpanJSON]]:
    """What stands at its places today, without those that the text no longer has."""
    texts = {"title": article.title, "body": article.body, "dateline": article.dateline}
    for span in mention.spans:
        text = texts.get(span.get("field", ""), "")
        if is_name_there(text, span):
            yield " ".join(text[span["start"] : span["end"]].split()), span
