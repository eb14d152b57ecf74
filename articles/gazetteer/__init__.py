"""Which countries, leaders and organizations does the archive know from the start?"""

from articles.gazetteer.export import export_gazetteer
from articles.gazetteer.load import load_gazetteer
from articles.gazetteer.load_report import LoadReport
from articles.gazetteer.read_rows import BadFactError

__all__ = ["BadFactError", "LoadReport", "export_gazetteer", "load_gazetteer"]
