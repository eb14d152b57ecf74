"""Which addresses on the web may be asked? What can be said of one before anybody is asked."""

from articles.addresses.allowed import Allowed, is_allowed, read_allowed
from articles.addresses.check import check_address
from articles.addresses.public import is_public
from articles.addresses.web_address import BadAddressError, WebAddress, read_address

__all__ = [
    "Allowed",
    "BadAddressError",
    "WebAddress",
    "check_address",
    "is_allowed",
    "is_public",
    "read_address",
    "read_allowed",
]
