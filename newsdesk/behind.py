"""Is the database behind the code? Asked when something in it is missing."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


def cure_for(problem: DatabaseError) -> str:
    """What to do about a database that does not answer or lacks tables; "" when it is neither."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as deeper:
        return f"The database does not answer: {deeper} Start it, or mend DATABASE_URL."
    if not waiting:
        return ""
    return (
        f"The database is not ready for this version of Newsdesk ({problem}). "
        "Make it ready with: python manage.py migrate"
    )
