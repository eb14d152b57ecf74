"""What stands in the block of facts before a Markdown text? The only user of PyYAML."""

import datetime as dt
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import yaml

LONGEST_BLOCK = 64 * 1024
MOST_ALIASES = 20
DEEPEST = 20
_BEGINNING = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\n")
_END = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.M),
}
# A text between two rules does not begin so: a name, an item of a list, a table.
_BEGINS_FACTS = {
    "---": re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*+(?:[-?\[{]|[^\s:][^\n:]{0,200}:(?=\s))"),
    "+++": re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*+(?:\[|[^\s=][^\n=]{0,200}=)"),
}
_TOO_LONG = f"its front matter does not end within {LONGEST_BLOCK // 1024} KB"
# The time that the library takes for names with dots grows with the square of their number.
_DEEP_NAME = re.compile(r"(?:[\w\"'-]{1,40}\s*\.\s*){" + str(DEEPEST) + "}")
_NAMES = {"---": "YAML", "+++": "TOML", "{": "JSON"}
_SPOKEN = {"true": True, "false": False}


class UnreadableFrontMatter(ValueError):  # noqa: N818 - it is the file's, not our error
    """A block of facts that cannot be read, or should not be; the message says why."""


@dataclass(frozen=True)
class FrontMatter:
    """The facts by name, and the text behind them."""

    text: str
    facts: dict[str, object] = field(default_factory=dict)


def read_front_matter(text: str) -> FrontMatter:
    """The facts before a text with plain line ends: YAML in ---, TOML in +++, or a JSON object.

    A text without any may begin with a rule of hyphens.
    """
    text = text.removeprefix("\ufeff").lstrip("\n")
    if text.startswith("{"):
        return _json(text)
    begins = _BEGINNING.match(text)
    if begins is None:
        return FrontMatter(text)
    end = _END[begins["fence"]].search(text, begins.end(), begins.end() + LONGEST_BLOCK)
    if end is None:
        behind = _END[begins["fence"]].search(text, begins.end() + LONGEST_BLOCK)
        if behind and _BEGINS_FACTS[begins["fence"]].match(text, begins.end()):
            raise UnreadableFrontMatter(_TOO_LONG)
        return FrontMatter(text)
    facts = _facts(text[begins.end() : end.start()], begins["fence"])
    return FrontMatter(text) if facts is None else FrontMatter(text[end.end() :], facts)


def _facts(block: str, fence: str) -> dict[str, object] | None:
    """None when it is a text between two rules."""
    try:
        value = _READERS[fence](block)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as problem:
        raise UnreadableFrontMatter(
            f"its front matter is not {_NAMES[fence]}: {_reason(problem)}"
        ) from problem
    if not isinstance(value, Mapping):
        return None
    return {str(key): _plain(each) for key, each in value.items()}


def _reason(problem: Exception) -> str:
    """What is wrong, in the library's words, and in which line of the file."""
    if isinstance(problem, yaml.MarkedYAMLError) and problem.problem and problem.problem_mark:
        return f"{problem.problem}, in line {problem.problem_mark.line + 2}"
    return " ".join(str(problem).split())[:200]


def _json(text: str) -> FrontMatter:
    try:
        value, end = json.JSONDecoder().raw_decode(text[:LONGEST_BLOCK])
    except (ValueError, RecursionError):
        if len(text) > LONGEST_BLOCK and _is_json_to_its_end(text):
            raise UnreadableFrontMatter(_TOO_LONG) from None
        return FrontMatter(text)
    return FrontMatter(text[end:], dict(value)) if value else FrontMatter(text)


def _is_json_to_its_end(text: str) -> bool:
    """Is it an object all the same, that ends further on?"""
    try:
        json.JSONDecoder().raw_decode(text)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def _yaml(block: str) -> object:
    """With every value as it is written: "no" is a language, and 12:30 is no number."""
    depth = aliases = 0
    for event in yaml.parse(block, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            aliases += 1
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if aliases > MOST_ALIASES:
            raise UnreadableFrontMatter(f"it has more than {MOST_ALIASES} aliases")
        if depth > DEEPEST:
            raise UnreadableFrontMatter(f"it is nested more than {DEEPEST} deep")
    return yaml.load(block, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes nothing but strings


def _toml(block: str) -> object:
    if _DEEP_NAME.search(block):
        raise UnreadableFrontMatter(f"it is nested more than {DEEPEST} deep")
    return tomllib.loads(block)


def _plain(value: object) -> object:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return _SPOKEN.get(value.lower(), value) if isinstance(value, str) else value


_READERS: Mapping[str, Callable[[str], object]] = {"---": _yaml, "+++": _toml}
