"""Which stories do these articles belong to, now that something about them changed?

Two articles that tell the same are in one story, and so is whoever tells the same as either: a
story is what hangs together so, and does not depend on who came first.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from articles.stories.connected import Connected
from articles.stories.find_copies import Finding, Pair, sketched
from articles.stories.keep_stories import Group, keep_stories
from articles.stories.look_up import LookUp
from articles.stories.same_story import are_far_apart, tell_the_same
from articles.stories.where_now import Standing, Texts, members, standings

# After so many texts read in vain an article is not compared with those that are less alike.
_MOST_LOOKS = 30
# Of articles that are far apart nearly all has to be the same: also when their headlines differ and
# the signature errs by a tenth, it says more than this.
_WORTH_A_LOOK_FAR_APART = 0.6
# Signatures that agree everywhere are of the same words.
_CERTAIN = 1.0


def place(
    ids: Collection[int], texts: Texts, look_up: LookUp, *, are_going: bool = False
) -> set[int]:
    """Put these articles into their stories; return all whose story is another one than before.

    The stories that they were in are put together anew: without one that held it together, a story
    falls apart. `are_going`: they are in none. Call `hold_stories` before.
    """
    standing = standings(ids)
    left = {one.story for one in standing.values() if one.story is not None}
    rest = standings(set(members(left)) - standing.keys()) if left else {}
    among = sketched(_able(rest))
    asked = sketched([] if are_going else _able(standing))
    known = standing | rest
    finding = Finding(known)
    pairs = finding.pairs(asked, among, look_up)
    able = [*asked["article"].tolist(), *among["article"].tolist()]
    groups = _joined(pairs, able, known, finding.everybody, texts)
    before = {id_: one.story for id_, one in finding.everybody.items()}
    return keep_stories(groups, before, known.keys(), left)


def _able(standing: Mapping[int, Standing]) -> list[int]:
    return sorted(id_ for id_, one in standing.items() if one.is_eligible)


def _joined(
    pairs: Sequence[Pair],
    able: Sequence[int],
    known: Mapping[int, Standing],
    everybody: Mapping[int, Standing],
    texts: Texts,
) -> list[Group]:
    """What hangs together; a story that nobody left is one thing, by its number below zero."""
    connected: Connected[int] = Connected()
    things = dict.fromkeys(able)
    in_vain: Counter[int] = Counter()
    texts.expect(pair.other for pair in pairs)
    for pair in pairs:
        story = None if pair.other in known else everybody[pair.other].story
        thing = -story if story else pair.other
        if in_vain[pair.one] >= _MOST_LOOKS or connected.are_joined(pair.one, thing):
            continue
        is_same = _seen_without_reading(pair, everybody)
        if is_same is None:
            is_same = tell_the_same(texts.of(pair.one), texts.of(pair.other))
            in_vain[pair.one] += not is_same
        if is_same:
            connected.join(pair.one, thing)
            things[thing] = None
    return [Group.of(group) for group in connected.groups(things)]


def _seen_without_reading(pair: Pair, everybody: Mapping[int, Standing]) -> bool | None:
    """Whether they tell the same; None where the texts have to say."""
    is_far = are_far_apart(*(everybody[id_].published_on for id_ in (pair.one, pair.other)))
    if pair.alike >= _CERTAIN and not is_far:
        return True
    return False if is_far and pair.alike < _WORTH_A_LOOK_FAR_APART else None
