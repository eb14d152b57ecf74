"""How well do we know the day? Plain values, used by every other room."""

from articles.dates.partial_date import PartialDate, Precision
from articles.dates.read_date import read_date

__all__ = ["PartialDate", "Precision", "read_date"]
