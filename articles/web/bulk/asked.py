"""What an editor wants done to which articles, as the bar above the results says it."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import QueryDict

from articles.answering.all_matching import all_matching, visible_of
from articles.models import BulkJob, Entity, Tag
from articles.search import TooBroadError
from articles.search.configured import configured_engine
from articles.search.query import SIZES
from articles.tagging.tag_names import known_tag, plain_name
from articles.web.bulk.bar import VERBS
from articles.web.find_entities import entities_meant, entities_similar
from articles.web.query_url import read_query
from articles.web.reviewing.asked import read_key

# The largest page has so many articles; who sends more has written the form themselves.
MOST_TICKED = max(SIZES)
LONGEST_SEARCH = 40_000


class NotClearError(Exception):
    """It is not clear what is meant; `choices` are the entities that may be."""

    def __init__(self, words: str, choices: tuple[Entity, ...] = ()) -> None:
        super().__init__(words)
        self.choices = choices


@dataclass(frozen=True)
class AskedBulk:
    """The form, with nothing looked up yet."""

    verb: str
    name: str
    entity: int | None
    which: str
    ticked: tuple[int, ...]
    on_page: tuple[int, ...]
    search: str

    @property
    def needs_tag(self) -> bool:
        """Is it about a tag, and not about an entity?"""
        return self.verb in (BulkJob.Verb.TAG, BulkJob.Verb.UNTAG)


def read_bulk(form: QueryDict) -> AskedBulk:
    """The form of the bar; what makes no sense in it is left out."""
    return AskedBulk(
        verb=form.get("verb", "")[:20],
        name=form.get("name", "").strip()[:200],
        entity=read_key(form.get("entity")),
        which=form.get("which", "ticked")[:20],
        ticked=_keys(form.getlist("article")),
        on_page=_keys(form.get("on_page", "")[: MOST_TICKED * 20].split(",")),
        search=form.get("search", ""),
    )


def articles_of(asked: AskedBulk) -> list[int]:
    """The articles that were chosen and that everybody may see. Raises NotClearError."""
    if asked.which == "all":
        # A part of it would find other articles than the search did.
        if len(asked.search) > LONGEST_SEARCH:
            raise NotClearError("The search is too long. Search for less, and try again.")
        try:
            return all_matching(configured_engine(), read_query(QueryDict(asked.search)).query)
        except TooBroadError as problem:
            raise NotClearError(str(problem)) from problem
    chosen = visible_of(asked.on_page if asked.which == "page" else asked.ticked)
    if not chosen:
        raise NotClearError("No article is chosen. Go back, tick some, and try again.")
    return chosen


def tag_of(asked: AskedBulk) -> Tag | None:
    """The tag that is meant, perhaps one that is yet to be made. Raises NotClearError."""
    if not asked.needs_tag:
        return None
    try:
        name = plain_name(asked.name)
        found = known_tag(name)
    except ValidationError as problem:
        raise NotClearError(" ".join(problem.messages)) from problem
    if found is None and asked.verb == BulkJob.Verb.UNTAG:
        raise NotClearError(f"There is no tag “{name}”, so no article has it.")
    return found or Tag(name=name)


def entity_of(asked: AskedBulk) -> Entity | None:
    """The entity that is meant. Raises NotClearError, with those that may be."""
    if asked.verb not in {verb for verb, _ in VERBS}:
        raise NotClearError("Say what to do: tag, untag, confirm or reject.")
    if asked.needs_tag:
        return None
    if asked.entity is not None:
        chosen = Entity.objects.filter(pk=asked.entity).first()
        if chosen is None:
            raise NotClearError("What you chose is no longer in this archive. Choose another.")
        return chosen
    if not asked.name:
        raise NotClearError("Write the name of a country, leader or organization.")
    found = entities_meant(asked.name)
    if len(found) == 1:
        return found[0]
    if found:
        words = f"{len(found)} are called “{asked.name}”. Which one is meant?"
        raise NotClearError(words, tuple(found))
    similar = tuple(entities_similar(asked.name))
    ask = "Is one of these meant?" if similar else "Try another spelling."
    raise NotClearError(f"Nobody and nothing here is called just “{asked.name}”. {ask}", similar)


def _keys(written: list[str]) -> tuple[int, ...]:
    keys = (read_key(text) for text in written[:MOST_TICKED])
    return tuple(dict.fromkeys(key for key in keys if key is not None))
