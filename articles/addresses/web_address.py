"""What does an address say: which host, which port, and what is asked for there?"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

LONGEST = 2000
PORTS = {"http": 80, "https": 443}

_PLACE = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:@]*)(?::(?P<port>[0-9]{0,5}))?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# What some programs take for a number: 2130706433, 0x7f.1 and 0177.0.0.1 are all this machine.
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_KEPT = "/%:@!$&'()*+,;=~"


class BadAddressError(ValueError):
    """An address that is not fetched; the message says why, after "it" or the address.

    `cure` is what an administrator may do about it, "" where nothing helps.
    """

    def __init__(self, reason: str, cure: str = "") -> None:
        super().__init__(reason)
        self.cure = cure

    @property
    def with_cure(self) -> str:
        """For who wrote the address, or runs the server: nobody else led to it."""
        return f"{self}; {self.cure}" if self.cure else str(self)


@dataclass(frozen=True)
class WebAddress:
    """An http or https address in one spelling; `host` is a name in ASCII or an IP address."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def place(self) -> str:
        """The host, and the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.place}{self.target}"


def read_address(text: str) -> WebAddress:
    """The parts of this address; raises BadAddressError when it is none that can be fetched."""
    if len(text) > LONGEST:
        raise BadAddressError(f"it is longer than {LONGEST:,} characters")
    if any(sign in " \\" or not sign.isprintable() for sign in text):
        raise BadAddressError("it holds a space, a backslash or something that cannot be seen")
    try:
        parts = urlsplit(text)
    except ValueError:
        raise BadAddressError("it is not the address of a host on the web") from None
    if parts.scheme not in PORTS:
        raise BadAddressError("only addresses that begin with http:// or https:// are fetched")
    if "@" in parts.netloc:
        raise BadAddressError("it carries a user's name or password")
    found = _PLACE.fullmatch(parts.netloc)
    if not found or not found["host"]:
        raise BadAddressError("it names no host")
    port = int(found["port"]) if found["port"] else PORTS[parts.scheme]
    if not 0 < port < 65536:
        raise BadAddressError(f"there is no port {port}")
    query = f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else ""
    target = (quote(parts.path, safe=_KEPT) or "/") + query
    address = WebAddress(parts.scheme, read_host(found["host"]), port, target)
    if len(str(address)) > LONGEST:
        raise BadAddressError(f"it is longer than {LONGEST:,} characters when it is written out")
    return address


def read_host(text: str) -> str:
    """A host in one spelling: small letters, ASCII, no dot at the end; or BadAddressError."""
    if text.startswith("["):
        try:
            return str(ipaddress.IPv6Address(text[1:-1]))
        except ValueError:
            raise BadAddressError(f"{text} is no IPv6 address") from None
    try:
        # Wide digits and other full stops become plain ones here: before they are looked at.
        host = text[:1000].encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise BadAddressError(f"“{text[:100]}” is not the name of a host") from None
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddressError(f"“{text[:100]}” is not the name of a host")
    if _NUMBER.fullmatch(labels[-1]):
        try:
            return str(ipaddress.IPv4Address(host))
        except ValueError:
            raise BadAddressError(
                f"“{text[:100]}” is an odd spelling of an IP address; write four plain numbers"
            ) from None
    return host
