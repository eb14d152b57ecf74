"""How is an address asked without being led astray, and without waiting or reading forever?"""

from articles.importing.fetching.fetch import fetch
from articles.importing.fetching.fetched import Fetched, NotFetched

__all__ = ["Fetched", "NotFetched", "fetch"]
