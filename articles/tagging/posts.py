"""Which terms does a word such as "president" or "foreign secretary" mean? Plain Python."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.tagging.alias_table import TenureRow

_BOTH = frozenset({"head of state and government"})
EITHER = _BOTH | {"head of state or government"}
_STATE = EITHER | {"head of state"}
_GOVERNMENT = EITHER | {"head of government"}


@dataclass(frozen=True)
class Post:
    """Which terms a word for an office means: of these roles, with one of these words in the title;
    where the source gives no title, the role decides.
    """

    roles: frozenset[str]
    titles: tuple[str, ...] = ()


POSTS: dict[str, Post] = {
    "president": Post(_STATE, ("president",)),
    "prime minister": Post(
        _GOVERNMENT, ("prime minister", "premier", "taoiseach", "chairman of the council of")
    ),
    "chancellor": Post(_GOVERNMENT, ("chancellor",)),
    "king": Post(_STATE, ("king",)),
    "queen": Post(_STATE, ("queen",)),
    "emperor": Post(_STATE, ("emperor",)),
    "emir": Post(_STATE, ("emir", "amir")),
    "sultan": Post(_STATE, ("sultan",)),
    "monarch": Post(_STATE, ("king", "queen", "emperor", "sultan", "grand duke")),
    "foreign minister": Post(frozenset({"foreign minister"})),
    "secretary of state": Post(frozenset({"foreign minister"}), ("secretary of state",)),
    "vice president": Post(frozenset({"deputy"}), ("vice president",)),
    "deputy prime minister": Post(frozenset({"deputy"}), ("deputy prime minister",)),
    "head of state": Post(_STATE),
    "head of government": Post(_GOVERNMENT),
    "secretary-general": Post(frozenset({"head of international organization"})),
    "leader": Post(_STATE | _GOVERNMENT),
}
_SAME = {
    "premier": "prime minister", "foreign secretary": "foreign minister", "ruler": "leader",
    "secretary general": "secretary-general", "managing director": "secretary-general",
    "director-general": "secretary-general", "director general": "secretary-general",
    "vice-president": "vice president", "external affairs minister": "foreign minister",
}  # fmt: skip

WORDS = (*POSTS, *_SAME)


def post_called(word: str) -> Post | None:
    """The post of this word, if it is one."""
    word = " ".join(word.casefold().split())
    return POSTS.get(_SAME.get(word, word))


def titled(post: Post, terms: Iterable[TenureRow]) -> list[TenureRow]:
    """The terms whose title says that they are of the post."""
    is_deputy = post.roles == frozenset({"deputy"})
    return [
        term
        for term in terms
        if term.role in post.roles
        and any(title in term.office.casefold() for title in post.titles)
        and (is_deputy or not _is_second(term.office))
    ]


def holding(post: Post, terms: Iterable[TenureRow]) -> list[TenureRow]:
    """The terms that are of the post, by their title or where the source gives none."""
    terms = [term for term in terms if term.role in post.roles]
    if not post.titles:
        return terms
    named = titled(post, terms)
    return named or [term for term in terms if term.role == "head of state or government"]


def _is_second(office: str) -> bool:
    return office.casefold().startswith(("vice", "deputy", "first vice", "first deputy"))
