"""Which stories do these articles belong to, now that something about them changed?

Two articles that tell the same are in one story, and so is whoever tells the same as either: a
story is what hangs together so, and does not depend on who came first.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from articles.stories.connected import Connected
from articles.stories.find_copies import Pair, find_pairs, sketched
from articles.stories.keep_stories import Group, keep_stories
from articles.stories.near_index import NearIndex
from articles.stories.same_story import are_far_apart, tell_the_same
from articles.stories.where_now import Standing, Texts, members, standings

# After so many looks in vain an article is not compared with those that are less alike.
_MOST_LOOKS = 30
# Of articles that are far apart nearly all has to be the same: also when their headlines differ and
# the signature errs by a tenth, it says more than this.
_WORTH_A_LOOK_FAR_APART = 0.6
# Signatures that agree everywhere are of the same words.
_CERTAIN = 1.0


def place(
    ids: Collection[int], texts: Texts, index: NearIndex, *, are_going: bool = False
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
    pairs = find_pairs(asked, among, index)
    known = standing | rest
    strangers = standings({pair.other for pair in pairs} - known.keys())
    able = [*asked["article"].tolist(), *among["article"].tolist()]
    groups = _joined(pairs, able, known, strangers, texts)
    before = {id_: one.story for id_, one in (strangers | known).items()}
    return keep_stories(groups, before, known.keys(), left)


def _able(standing: Mapping[int, Standing]) -> list[int]:
    return sorted(id_ for id_, one in standing.items() if one.is_eligible)


def _joined(
    pairs: Sequence[Pair],
    able: Sequence[int],
    known: Mapping[int, Standing],
    strangers: Mapping[int, Standing],
    texts: Texts,
) -> list[Group]:
    """What hangs together; a story that nobody left is one thing, by its number below zero."""
    everybody = {**strangers, **known}
    connected: Connected[int] = Connected()
    things = dict.fromkeys(able)
    in_vain: Counter[int] = Counter()
    texts.expect(pair.other for pair in pairs)
    for pair in pairs:
        other = everybody.get(pair.other)
        if other is None or not other.is_eligible or other.fingerprint != pair.fingerprint:
            continue  # gone, hidden, or of other words by now
        is_in_story = pair.other in strangers and other.story is not None
        thing = -other.story if is_in_story and other.story else pair.other
        if in_vain[pair.one] >= _MOST_LOOKS or connected.are_joined(pair.one, thing):
            continue
        if _tell_the_same(pair, everybody, texts):
            connected.join(pair.one, thing)
            things[thing] = None
        else:
            in_vain[pair.one] += 1
    return [Group.of(group) for group in connected.groups(things)]


def _tell_the_same(pair: Pair, everybody: Mapping[int, Standing], texts: Texts) -> bool:
    dates = everybody[pair.one].published_on, everybody[pair.other].published_on
    is_far = are_far_apart(*dates)
    if pair.alike >= _CERTAIN and not is_far:
        return True
    if is_far and pair.alike < _WORTH_A_LOOK_FAR_APART:
        return False
    return tell_the_same(texts.of(pair.one), texts.of(pair.other))
