"""How does the index follow the database?"""

from articles.indexing.drain import drain
from articles.indexing.drift import Drift, find_drift
from articles.indexing.rebuild import rebuild

__all__ = ["Drift", "drain", "find_drift", "rebuild"]
