"""What does the reader's text mean?"""

from dataclasses import dataclass
from functools import lru_cache

from articles.search.query_text.blur import blurred
from articles.search.query_text.bounds import LONGEST_TEXT, MOST_CLAUSES, cut, flattened, shortened
from articles.search.query_text.fields import TEXT_FIELDS, read_dates, read_leaf
from articles.search.query_text.joining import all_of, any_of, none_of
from articles.search.query_text.lexemes import (
    PUNCTUATION,
    Kind,
    Lexeme,
    clean,
    lexemes,
    missing_quote,
)
from articles.search.query_text.remarks import Remark, Remarks
from articles.search.query_text.well_formed import PREFIXES, well_formed
from articles.search.tree import EVERYTHING, Node, Phrase, Term
from articles.search.tree_words import in_words


@dataclass(frozen=True)
class ParsedText:
    """The meaning of a text, and what there is to say about it."""

    tree: Node = EVERYTHING
    remarks: tuple[Remark, ...] = ()


def parse_text(text: str) -> ParsedText:
    """The meaning of whatever was typed; never an error.

    What cannot be read is left out, and a remark says so. `docs/searching.md` has the grammar.
    """
    return _parsed(text.strip()[: LONGEST_TEXT + 1])


# A page asks for its text's meaning several times, and readers tick filter after filter.
@lru_cache(maxsize=512)
def _parsed(text: str) -> ParsedText:
    typed = clean(text).strip()
    kept = cut(typed)
    quote = missing_quote(kept)
    remarks = Remarks(kept + quote)
    if kept != typed or len(text) > LONGEST_TEXT:
        remarks.leave_out(f"A search is read up to {LONGEST_TEXT:,} characters.")
    if quote:
        remarks.edit("A quotation mark is not closed: it was read up to the end.", 0, 0)
    kept += quote
    tree = _Reader(well_formed(lexemes(kept, remarks), remarks), remarks).read()
    tree = _within_bounds(tree, remarks) if tree else None
    if tree is None and kept:
        remarks.leave_out("There is no word to search for: these are all articles.")
    return ParsedText(tree or EVERYTHING, remarks.finished(in_words(tree) if tree else ""))


def _within_bounds(tree: Node, remarks: Remarks) -> Node | None:
    flat = flattened(tree)
    kept = shortened(flat) if flat else None
    if kept != tree:
        remarks.leave_out("The search is too deep or too long: its last parts were left out.")
    return kept


class _Reader:
    """Reads well-formed lexemes by recursive descent, as deep as their parentheses."""

    def __init__(self, signs: list[Lexeme], remarks: Remarks) -> None:
        self._signs = signs
        self._place = 0
        self._remarks = remarks
        self._clauses = 0

    def read(self) -> Node | None:
        return self._alternatives(None) if self._signs else None

    @property
    def _kind(self) -> Kind | None:
        return self._signs[self._place].kind if self._place < len(self._signs) else None

    def _take(self) -> Lexeme:
        self._place += 1
        return self._signs[self._place - 1]

    def _alternatives(self, field: str | None) -> Node | None:
        parts = [self._conjunction(field)]
        while self._kind is Kind.OR:
            self._take()
            parts.append(self._conjunction(field))
        return any_of(parts)

    def _conjunction(self, field: str | None) -> Node | None:
        parts = [self._part(field)]
        while self._kind not in (None, Kind.OR, Kind.CLOSE):
            if self._kind is Kind.AND:
                self._take()
            parts.append(self._part(field))
        return all_of(parts)

    def _part(self, field: str | None) -> Node | None:
        is_negated, in_group = False, True
        while self._kind in PREFIXES:
            prefix = self._take()
            if prefix.kind is Kind.FIELD:
                field, in_group = prefix.text, False
            elif prefix.kind is Kind.NOT:
                is_negated = not is_negated
        part = self._operand(field, in_group)
        return none_of(part) if is_negated else part

    def _operand(self, field: str | None, in_group: bool) -> Node | None:
        sign = self._take()
        match sign.kind:
            case Kind.OPEN:
                group = self._alternatives(field)
                self._take()
                return group
            case Kind.LEFT_OUT:
                return None
            case Kind.PHRASE:
                return self._clause(field, sign.text, sign, sign)
        words = [sign]
        # In country:(South Korea) the words are one name.
        while in_group and field and field not in TEXT_FIELDS and self._kind is Kind.WORD:
            words.append(self._take())
        text = " ".join(word.text for word in words).strip(PUNCTUATION)
        return self._clause(field, text, sign, next((w for w in words if w.blur), sign))

    def _clause(self, field: str | None, text: str, sign: Lexeme, blur: Lexeme) -> Node | None:
        if self._clauses == MOST_CLAUSES:
            self._remarks.leave_out(f"A search is read up to {MOST_CLAUSES} words and phrases.")
            return None
        leaf = read_leaf(field, text)
        if leaf is not None:
            self._clauses += 1
            if blur.blur:
                leaf = blurred(leaf, blur, self._remarks)
            elif "*" in text and isinstance(leaf, Term | Phrase) and sign.kind is Kind.WORD:
                self._remarks.leave_out("“*” is read only at the end of a word: it was left out.")
        elif field == "date":
            self._remark_date(text, sign)
        else:
            self._remarks.leave_out(f"“{text.strip()}” holds no word: it was left out.")
        return leaf

    def _remark_date(self, text: str, sign: Lexeme) -> None:
        message = (
            f"“{text.strip()}” is not a date and was left out. "
            "Dates are read as 1987, 1987-03, 1987-03-05, 1987..1989"
        )
        for more in (2, 1):  # date:3 March 1987 only lacks its quotation marks.
            following = self._signs[self._place : self._place + more]
            words = " ".join([text, *(word.text for word in following)])
            if following and read_dates(words):
                self._remarks.edit(message, sign.start, following[-1].end, f'"{words}"')
                return
        self._remarks.leave_out(message)
