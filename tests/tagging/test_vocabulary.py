"""The plain values of the tagger say the same as the tables."""

from articles.models import Alias, Mention
from articles.tagging.alias_table import AliasKind
from articles.tagging.blocking_names import BLOCKING_NAMES
from articles.tagging.fold import fold_name
from articles.tagging.taggable_text import FoundBy


def test_knows_every_kind_of_alias() -> None:
    assert {kind.value for kind in AliasKind} - {"stand-in"} == set(Alias.Kind.values)


def test_finds_by_everything_but_an_editor() -> None:
    assert {by.value for by in FoundBy} | {"editor"} == set(Mention.FoundBy.values)


def test_blocks_every_name_once() -> None:
    folded = [fold_name(name) for name in BLOCKING_NAMES]
    assert sorted(folded) == sorted(set(folded))
