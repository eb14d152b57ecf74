"""What an editor may say about an uncertain mention, as a form says it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import ValidationError

from articles.models import Entity, Mention, Operation
from articles.tagging import change_entity, confirm_mention, never_match, reject_mention
from articles.web.find_entities import entities_meant, entities_similar
from articles.web.reviewing.asked import read_key
from articles.web.reviewing.passages import spellings_of

Editor = User | AnonymousUser


class NotClearError(Exception):
    """It is not clear which entity is meant; `choices` are those that may be."""

    def __init__(self, words: str, typed: str, choices: tuple[Entity, ...]) -> None:
        super().__init__(words)
        self.typed = typed
        self.choices = choices


@dataclass(frozen=True)
class Verdict:
    """What was done, in words, and the operation to undo; None where it changed nothing."""

    words: str
    operation: Operation | None


def _accept(
    mention: Mention, editor: Editor, version: int | None, _said: Mapping[str, str]
) -> Verdict:
    done = confirm_mention(mention.article, mention.entity, editor, version)
    return Verdict(f"Accepted {mention.entity}.", done)


def _reject(
    mention: Mention, editor: Editor, version: int | None, _said: Mapping[str, str]
) -> Verdict:
    done = reject_mention(mention.article, mention.entity, editor, version)
    return Verdict(f"Rejected {mention.entity}.", done)


def _never(
    mention: Mention, editor: Editor, version: int | None, said: Mapping[str, str]
) -> Verdict:
    alias = said.get("alias", "")
    if alias not in spellings_of(mention.article, mention):
        raise ValidationError("Choose the words of this article that never mean it here.")
    done = never_match(mention.article, mention.entity, alias, editor, version)
    return Verdict(f"“{alias}” does not mean {mention.entity} in this article.", done)


def _change(
    mention: Mention, editor: Editor, version: int | None, said: Mapping[str, str]
) -> Verdict:
    new = _other_entity(said)
    done = change_entity(mention.article, mention.entity, new, editor, version)
    return Verdict(f"Changed {mention.entity} to {new}.", done)


VERDICTS: dict[str, Callable[[Mention, Editor, int | None, Mapping[str, str]], Verdict]] = {
    "accept": _accept,
    "reject": _reject,
    "never": _never,
    "change": _change,
}


def decide(verb: str, mention: Mention, editor: Editor, said: Mapping[str, str]) -> Verdict:
    """Do what the form says. Raises ValidationError, NotClearError, ChangedMeanwhileError."""
    verdict = VERDICTS.get(verb)
    if verdict is None:
        raise ValidationError("Say what to do: accept, reject, never, change or skip.")
    return verdict(mention, editor, read_key(said.get("version")), said)


def _other_entity(said: Mapping[str, str]) -> Entity:
    """The entity that was chosen by its key or called by its name."""
    key, name = said.get("new", ""), said.get("name", "").strip()[:200]
    if key:
        number = read_key(key)
        chosen = Entity.objects.filter(pk=number).first() if number is not None else None
        if chosen is None:
            raise ValidationError("What you chose is no longer in this archive. Choose another.")
        return chosen
    if not name:
        raise ValidationError("Write the name of the country, leader or organization it means.")
    found = entities_meant(name)
    if len(found) == 1:
        return found[0]
    if found:
        words = f"{len(found)} are called “{name}”. Which one is meant?"
        raise NotClearError(words, name, tuple(found))
    similar = tuple(entities_similar(name))
    ask = "Is one of these meant?" if similar else "Try another spelling."
    raise NotClearError(f"Nobody and nothing here is called just “{name}”. {ask}", name, similar)
