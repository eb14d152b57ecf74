"""What every engine must do. An engine's test file inherits EngineContract and says how to open it.

It is held against `tests.reference`, the plain reading of a Query, over generated articles and
queries, and against the promises of `articles.search.engine`, one file of `tests.engine_promises`
for each kind.
"""

from tests.engine_promises.answers import Answers
from tests.engine_promises.batches import Batches
from tests.engine_promises.changes import Change, apply, document, ids
from tests.engine_promises.generations import Generations
from tests.engine_promises.plain_reading import PlainReading
from tests.engine_promises.stories import Stories
from tests.engine_promises.suggestions import Suggestions

__all__ = ["Change", "EngineContract", "apply", "document", "ids"]


class EngineContract(PlainReading, Batches, Generations, Answers, Stories, Suggestions):
    """Promises of an engine; its class of tests adds `open_engine`."""
