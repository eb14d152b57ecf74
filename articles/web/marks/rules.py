"""Each rule by which the tagger finds a name, in words for people."""

from articles.models import Mention

_NAMES = {
    "name": "the name",
    "acronym": "the acronym",
    "demonym": "a word for its people",
    "place": "a place in it",
}
# How a name stands in its sentence tells how much the article is about it.
_STANDING = {
    "": "",
    " acting": ", which does or says something here",
    " in": ", after “in”",
    " to": ", after “to”, “from” or “with”",
}

# What a span was found `by`; see `articles.tagging` for the rules themselves.
RULES: dict[str, str] = {
    f"{name}{standing}": f"{words}{how}"
    for name, words in _NAMES.items()
    for standing, how in _STANDING.items()
} | {
    "surname": "the surname, in office at the date",
    "full name": "the surname, after the full name",
    "office": "an office held at the date",
    "introduced": "an acronym that the text explains",
    "dateline": "the dateline",
    "address": "a city with its state",
    "company": "at the head of a company's name",
    "arm": "in the name of a company's arm there",
    "owner": "before another name",
    "currency": "its money",
    "market": "a market in it",
    "rate": "a rate of interest set in it",
    "syndicate": "a word of the loans that are arranged in it",
    "pence": "a price in its money",
    "event": "the place of an agreement or a meeting",
    "listing": "an exchange in it",
    "exchange": "a code of an exchange in it",
    "unlisted": "a mark for its unlisted companies",
    "bracketed": "a mark for companies without a code, often its own",
    "American code": "a code of a company in New York",
    "foreign share": "a code of foreign shares, mostly of it",
    "institution": "an institution of it",
    "legal form": "a form of company known there",
    "press": "an agency or a newspaper of it",
    "politics": "a party, a movement or a parliament of it",
    "seat": "the seat of what is named",
    "seat speaking": "the seat of what is named, with somebody who speaks there",
    "shared": "a name that several share",
    "editor": "marked by an editor",
}


def rule_words(by: str, found_by: str) -> str:
    """The rule of one place; where the place does not tell, that of the whole mention."""
    if by in RULES:
        return RULES[by]
    return str(dict(Mention.FoundBy.choices).get(found_by, found_by))
