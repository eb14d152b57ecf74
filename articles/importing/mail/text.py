"""What of a mail's text did its writer not write for it: signature, footer and quoted mail?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST_SIGNATURE = 12
_LONGEST_FOOTER = 8
# Of the words that announce a quoted mail: long lines take this pattern very long.
_LONGEST_SAID = 1000
_RULE = re.compile(r"[_=*-]{30,}")
_LIST_WORDS = re.compile(r"mailing list|unsubscribe|listinfo|abmelden|désabonner", re.I)
_WROTE = re.compile(
    r"(?:(?:On|Le|Am|El|Il)\b.{4,200}|\S.{0,80}<[^\s<>@]+@[^\s<>]+>\s.{0,120})"
    r"\b(?:wrote|a écrit|schrieb|escribió|ha scritto)\b.{0,80}:",
    re.I,
)
_ORIGINAL = re.compile(
    r"-{2,}\s*(original message|message d'origine|ursprüngliche nachricht).*", re.I
)
_QUOTED_HEADER = re.compile(r">?\s*(from|de|von|date|sent|subject)\s*:.*", re.I)


@dataclass(frozen=True)
class MailText:
    """The lines that are the mail's own, and in words what was left out behind them."""

    lines: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def own_text(text: str, *, is_all: bool = True) -> MailText:
    """The text without what stands at its end for sure; if it is all, unless nothing were left."""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    left_out: list[str] = []
    for cut, name in (
        (_footer, "a list's footer"),
        (_signature, "a signature"),
        (_quoted, "a quoted mail"),
        (_signature, "a signature"),
    ):
        end = cut(lines)
        if end < len(lines) and (not is_all or any(line.strip() for line in lines[:end])):
            left_out.append(f"{name} of {_count(lines[end:])}")
            lines = lines[:end]
    return MailText(tuple(lines), tuple(left_out))


def unfolded(text: str, is_deleting: bool) -> str:
    """A text of "format=flowed" with the lines joined that were broken for the way (RFC 3676)."""
    joined: list[str] = []
    is_soft = False
    for line in text.replace("\r\n", "\n").split("\n"):
        line = line.removeprefix(" ")
        if is_soft and not line.startswith(">"):
            joined[-1] += line
        else:
            joined.append(line)
        is_soft = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if is_soft and is_deleting:
            joined[-1] = joined[-1][:-1]
    return "\n".join(joined)


def _footer(lines: Sequence[str]) -> int:
    """Where a list's footer begins: a rule, and the words of a list among the few lines left."""
    for at in _last(lines, _LONGEST_FOOTER):
        if _RULE.fullmatch(lines[at].strip()) and any(map(_LIST_WORDS.search, lines[at + 1 :])):
            return at
    return len(lines)


def _signature(lines: Sequence[str]) -> int:
    """Where a signature begins: behind a line of two hyphens and a space (RFC 3676, 4.3)."""
    for at in _last(lines, _LONGEST_SIGNATURE):
        if lines[at] == "-- ":
            return at
    return len(lines)


def _quoted(lines: Sequence[str]) -> int:
    """Where a quoted mail begins that goes on to the end, and is announced as one."""
    for at, line in enumerate(lines):
        if _ORIGINAL.fullmatch(line.strip()) and any(
            map(_QUOTED_HEADER.fullmatch, lines[at + 1 : at + 4])
        ):
            return at
    first = len(lines)
    while first and (lines[first - 1].startswith(">") or not lines[first - 1].strip()):
        first -= 1
    if any(line.startswith(">") for line in lines[first:]):
        for count in (1, 2):
            said = " ".join(line.strip() for line in lines[max(0, first - count) : first])
            if len(said) <= _LONGEST_SAID and _WROTE.fullmatch(said):
                return first - count
    return len(lines)


def _last(lines: Sequence[str], most: int) -> range:
    """The places of the last lines with words on them, the last first."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return range(end - 1, max(-1, end - 2 - most), -1)


def _count(lines: Sequence[str]) -> str:
    number = sum(bool(line.strip()) for line in lines)
    return f"{number} line" if number == 1 else f"{number} lines"
