"""In how many ways is a name spelt? British and American, shortened. Plain Python."""

from articles.tagging.fold import fold_name

# Words in the names of bodies that have two spellings.
_TWO_WAYS = (
    ("organization", "organisation"), ("cooperation", "co-operation"), ("center", "centre"),
    ("program", "programme"), ("labor", "labour"), ("defense", "defence"),
)  # fmt: skip
_OTHERS = {one: other for pair in _TWO_WAYS for one, other in (pair, pair[::-1])}

# As headlines shorten countries: "S. Africa", "PAPUA N.GUINEA".
_SHORTENED = {"south": "s.", "north": "n.", "east": "e.", "west": "w.", "new": "n."}


def with_full_stops(acronym: str) -> set[str]:
    """An acronym of plain capitals as it is looked for, also as in U.N. and U.N"""
    folded = fold_name(acronym)
    if acronym.isalpha() and acronym.isupper() and 2 <= len(acronym) <= 5:
        return {folded, ".".join(folded) + ".", ".".join(folded)}
    return {folded}


def british_and_american(name: str) -> set[str]:
    """A body's name as it is looked for, also in the other spelling of each of its words."""
    spellings = [""]
    for word in fold_name(name).split():
        ways = (word, _OTHERS[word]) if word in _OTHERS else (word,)
        spellings = [f"{begun} {way}" for begun in spellings for way in ways]
    return {spelling.strip() for spelling in spellings}


def with_shortened_words(name: str) -> set[str]:
    """A country's name or adjective as it is looked for, also as in S. Africa and S.Africa."""
    words = fold_name(name).split()
    short = " ".join(_SHORTENED.get(word, word) for word in words)
    return {" ".join(words), short, short.replace(". ", ".")}
