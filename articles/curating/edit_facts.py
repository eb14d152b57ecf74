"""How do entities, offices and terms change, so that it is recorded and the articles follow?"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User

from articles.curating.allowed import allowed
from articles.curating.candidates import articles_with
from articles.curating.jobs import start_job
from articles.curating.names_touched import Name, names_touched
from articles.history import Watched, operation
from articles.models import BulkJob, Operation

# Finds the articles in which any of these names can stand; the index knows it, and the database.
Find = Callable[[Collection[Name]], Collection[int]]


@dataclass(frozen=True)
class FactsSaved:
    """What was done, to be undone, and the job that tags the articles again; None: nothing was."""

    operation: Operation | None
    job: BulkJob | None = None


def ask_the_database(names: Collection[Name]) -> set[int]:
    """The articles in which any of these names can stand, and some more."""
    return {id_ for text, kind in names for id_ in articles_with(text, kind)}


def edit_facts(
    curator: User | AnonymousUser,
    kind: Operation.Kind,
    summary: str,
    edit: Callable[[], object],
    *watched: Watched,
    find: Find = ask_the_database,
) -> FactsSaved:
    """Do the edit, record what became of the `watched` rows, and tag their articles again.

    A job does the tagging, however few they are: whoever edits holds locks on entities, and
    articles are locked before these. Raises PermissionDenied.
    """
    user = allowed(curator, kind)
    with operation(kind, user, summary) as recording:
        with recording.watching(*watched):
            edit()
        names = names_touched(recording.changes)
        ids = sorted(find(names)) if names else []
        whole = recording.operation
        job = start_job(BulkJob.Verb.RETAG, ids, user, summary, under=whole) if ids else None
    return FactsSaved(whole if whole.pk else None, job)
