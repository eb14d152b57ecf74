"""How do rows stand now? As plain values that a JSON column keeps."""

import json
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import Any, TypeAlias

from django.core.serializers.json import DjangoJSONEncoder

from articles.history.things import Kept

Values: TypeAlias = dict[str, Any]
AT_ONCE = 500


def plain(values: Mapping[str, Any]) -> Values:
    """As they come back from a JSON column."""
    found: Values = json.loads(json.dumps(dict(values), cls=DjangoJSONEncoder))
    return found


def rows_of(kept: Kept, keys: Collection[int], columns: Collection[str] = ()) -> dict[int, Values]:
    """These rows of a table, as they stand now, by their keys."""
    return {
        row["id"]: plain(row)
        for part in parts(sorted(keys))
        for row in kept.rows().filter(pk__in=part).values(*(columns or kept.columns))
    }


def parts(keys: Iterable[int], size: int = AT_ONCE) -> Iterable[list[int]]:
    """The keys in portions that every database takes."""
    left = iter(keys)
    while part := list(islice(left, size)):
        yield part
