"""May this address be asked, as far as it says itself?"""

import ipaddress

from articles.addresses.allowed import Allowed, is_allowed
from articles.addresses.public import is_public
from articles.addresses.web_address import PORTS, BadAddressError, WebAddress, read_address

_CURE = "an administrator may allow it by NEWSDESK_FETCH_ALLOWED={}"
PRIVATE = "{} is not on the internet but in a private network"


def check_address(text: str, allowed: Allowed) -> WebAddress:
    """The address, if it may be asked; raises BadAddressError.

    Names are not looked up here: what they lead to is known, and checked, when it is asked.
    """
    address = read_address(text)
    if is_allowed(address, allowed):
        return address
    if address.port not in PORTS.values():
        raise BadAddressError(
            f"only the ports 80 and 443 are asked, not {address.port}", how_to_allow(address)
        )
    try:
        ip = ipaddress.ip_address(address.host)
    except ValueError:
        return address
    if not is_public(ip):
        raise BadAddressError(PRIVATE.format(address.host), how_to_allow(address))
    return address


def how_to_allow(address: WebAddress) -> str:
    """The setting that lets this host and port be asked, wherever they are."""
    return _CURE.format(address.place)
