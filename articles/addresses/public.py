"""Is an IP address one of the internet's, open to everybody?"""

import ipaddress

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

# What is_global lets pass, or lets pass in some versions of Python.
_NOT_PUBLIC_4 = [ipaddress.IPv4Network(net) for net in ("192.0.0.0/24", "192.88.99.0/24")]
# The only part of IPv6 that was given out for the internet, and in it: special purposes (Teredo
# among them), 6to4, which leads to IPv4 addresses, and documentation.
_UNICAST = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = [
    ipaddress.IPv6Network(net)
    for net in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48")
]
# Networks without IPv4 reach it under these addresses: the last four bytes say which.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_public(ip: IP) -> bool:
    """Is it reached over the internet, and neither private, reserved nor for many at once?"""
    if isinstance(ip, ipaddress.IPv4Address):
        is_special = ip.is_multicast or ip.is_reserved or ip.is_private
        return ip.is_global and not is_special and not any(ip in net for net in _NOT_PUBLIC_4)
    if ip.scope_id:
        return False
    if ip.ipv4_mapped is not None:
        return is_public(ip.ipv4_mapped)
    if ip in _NAT64:
        return is_public(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return ip in _UNICAST and ip.is_global and not any(ip in net for net in _NOT_PUBLIC_6)
