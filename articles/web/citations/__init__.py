"""How is an article cited?"""

from articles.web.citations.cited import Cited, cited
from articles.web.citations.styles import STYLES, Style, style_named

__all__ = ["STYLES", "Cited", "Style", "cited", "style_named"]
