"""Which signs make a sentence? Operators without a part and lone parentheses do not."""

from collections.abc import Iterable

from articles.search.query_text.bounds import DEEPEST
from articles.search.query_text.lexemes import Kind, Lexeme
from articles.search.query_text.remarks import Remarks

_BETWEEN = (Kind.AND, Kind.OR)
PREFIXES = (Kind.NOT, Kind.PLUS, Kind.FIELD)
_NEEDS_PART = (*_BETWEEN, *PREFIXES)


def well_formed(signs: Iterable[Lexeme], remarks: Remarks) -> list[Lexeme]:
    """The signs without those that make no sense, every parenthesis closed, none too deep."""
    sentence = _Sentence(remarks)
    for sign in signs:
        sentence.add(sign)
    sentence.end()
    return sentence.kept


class _Sentence:
    def __init__(self, remarks: Remarks) -> None:
        self.kept: list[Lexeme] = []
        self._remarks = remarks
        self._depth = 0
        self._ended_at = 0

    def add(self, sign: Lexeme) -> None:
        self._ended_at = sign.end
        if sign.kind is Kind.OPEN:
            self._open(sign)
        elif sign.kind is Kind.CLOSE:
            self._close(sign)
        elif self._depth > DEEPEST:
            return
        elif sign.kind in _BETWEEN and self._lacks_part():
            self._remark_dangling(sign)
        else:
            self.kept.append(sign)

    def end(self) -> None:
        unclosed = self._depth
        if unclosed:
            message = "A parenthesis is not closed: it was read up to the end."
            # The remarks' own text ends where the last sign does, but for spaces.
            self._remarks.edit(message, self._ended_at, self._ended_at, ")" * unclosed)
        for _ in range(unclosed):
            self._close(Lexeme(Kind.CLOSE, ")", self._ended_at, self._ended_at))
        self._drop_dangling()

    def _open(self, sign: Lexeme) -> None:
        self._depth += 1
        if self._depth <= DEEPEST:
            self.kept.append(sign)
        elif self._depth == DEEPEST + 1:
            self.kept.append(Lexeme(Kind.LEFT_OUT, "", sign.start, sign.end))
            self._remarks.leave_out(
                f"Parentheses are read {DEEPEST} deep: those further in were left out."
            )

    def _close(self, sign: Lexeme) -> None:
        if self._depth == 0:
            message = "A parenthesis is closed that was never opened: it was left out."
            self._remarks.edit(message, sign.start, sign.end)
            return
        self._depth -= 1
        if self._depth >= DEEPEST:
            return
        self._drop_dangling()
        if self.kept[-1].kind is Kind.OPEN:
            opening = self.kept.pop()
            self.kept.append(Lexeme(Kind.LEFT_OUT, "", opening.start, sign.end))
            self._remarks.leave_out("There is nothing between two parentheses: they were left out.")
        else:
            self.kept.append(sign)

    def _drop_dangling(self) -> None:
        while self.kept and self.kept[-1].kind in _NEEDS_PART:
            self._remark_dangling(self.kept.pop())

    def _lacks_part(self) -> bool:
        return not self.kept or self.kept[-1].kind in (Kind.OPEN, *_NEEDS_PART)

    def _remark_dangling(self, sign: Lexeme) -> None:
        name = f"{sign.text}:" if sign.kind is Kind.FIELD else sign.text
        where = "on both sides" if sign.kind in _BETWEEN else "behind it"
        message = f"“{name}” needs a word or a phrase {where}: it was left out."
        self._remarks.edit(message, sign.start, sign.end)
