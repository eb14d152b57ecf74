"""Which addresses may be asked, before anybody is asked."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.addresses import (
    BadAddressError,
    check_address,
    is_public,
    read_address,
    read_allowed,
)
from articles.importing.fetching import NotFetched, fetch

NOBODY = read_allowed([])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("http://example.org", "http://example.org/"),
        ("HTTPS://Example.ORG:443/Feed?a=1&b=%20#top", "https://example.org/Feed?a=1&b=%20"),
        ("https://example.org./feed", "https://example.org/feed"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("http://bücher.example/größe", "http://xn--bcher-kva.example/gr%C3%B6%C3%9Fe"),
        ("http://news。example/", "http://news.example/"),
        ("http://my_feeds.example/", "http://my_feeds.example/"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2600:1406:0::1]:80/", "http://[2600:1406::1]/"),
    ],
)
def test_reads_an_address_in_one_spelling(written: str, read: str) -> None:
    assert str(check_address(written, NOBODY)) == read
    assert str(read_address(read)) == read


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "http://"),
        ("example.org/feed", "http://"),
        ("file:///etc/passwd", "http://"),
        ("gopher://example.org/", "http://"),
        ("javascript:alert(1)", "http://"),
        ("http:///feed", "no host"),
        ("http://:80/", "no host"),
        ("http://./", "not the name of a host"),
        ("http://user@example.org/", "password"),
        ("http://user:word@example.org/", "password"),
        ("http://example.org\\@10.0.0.1/", "backslash"),
        ("http://exam ple.org/", "space"),
        ("http://example.org/\nHost: 10.0.0.1", "cannot be seen"),
        ("http://example.org/\u202efeed", "cannot be seen"),
        ("http://example.org:8080/", "asked, not 8080"),
        ("http://example.org:22/", "80 and 443"),
        ("http://example.org:0/", "no port 0"),
        ("http://example.org:99999/", "no port 99999"),
        ("http://example.org:feed/", "no host"),
        ("http://[::1]example.org/", "no host"),
        ("http://[::1", "not the address"),
        ("http://[fe80::1%25eth0]/", "no host"),
        ("http://-example.org/", "not the name"),
        ("http://exa%6dple.org/", "not the name"),
        (f"http://{'a' * 64}.example/", "not the name"),
        (f"http://{'a.' * 140}example/", "not the name"),
        ("http://example.org/" + "a" * 2000, "longer than 2,000"),
        ("http://example.org/" + "é" * 1000, "longer than 2,000"),
    ],
)
def test_refuses_what_is_no_address_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(BadAddressError, match=reason):
        check_address(written, NOBODY)


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "127.1", "1.2.3", "1.2.3.4.5",
     "256.1.1.1", "0x", "127.0.0.0x1", "１２７.1", "010.0.0.1"],
)  # fmt: skip
def test_refuses_odd_spellings_of_ip_addresses(host: str) -> None:
    with pytest.raises(BadAddressError, match="four plain numbers"):
        check_address(f"http://{host}/", NOBODY)


PRIVATE = (
    "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "0.0.0.0", "0.1.2.3", "192.0.0.9", "192.0.2.1",
    "198.18.0.1", "198.51.100.7", "203.0.113.7", "192.88.99.1", "224.0.0.1", "239.1.1.1",
    "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fe80::1", "fec0::1",
    "fc00::1", "fd12::1", "ff02::1", "2002:7f00:1::1", "2001::1", "2001:db8::1", "3fff::1",
    "64:ff9b::7f00:1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "100::1", "5f00::1", "4000::1",
)  # fmt: skip
PUBLIC = (
    "93.184.216.34", "8.8.8.8", "100.63.255.255", "172.32.0.1", "2600:1406::1", "2a00:1450::1",
    "64:ff9b::808:808", "::ffff:8.8.8.8",
)  # fmt: skip


@pytest.mark.parametrize("ip", PRIVATE)
def test_knows_what_is_not_on_the_internet(ip: str) -> None:
    assert not is_public(ipaddress.ip_address(ip))
    host = f"[{ip}]" if ":" in ip else ip
    with pytest.raises(BadAddressError, match="private network"):
        check_address(f"http://{host}/", NOBODY)


@pytest.mark.parametrize("ip", PUBLIC)
def test_knows_what_is_on_the_internet(ip: str) -> None:
    assert is_public(ipaddress.ip_address(ip))


@pytest.mark.parametrize(
    ("written", "entry"),
    [
        ("http://127.0.0.1:8138/feed", "127.0.0.1:8138"),
        ("https://10.0.0.5/", "10.0.0.5"),
        ("http://[fd00::5]:8080/", "[fd00::5]:8080"),
        ("http://wire.example:81/", "wire.example:81"),
        ("http://10.0.0.5:443/", "10.0.0.5:443"),
    ],
)
def test_says_what_would_allow_it_and_that_does(written: str, entry: str) -> None:
    with pytest.raises(BadAddressError) as problem:
        check_address(written, NOBODY)
    cure = f"; an administrator may allow it by NEWSDESK_FETCH_ALLOWED={entry}"
    assert problem.value.with_cure == f"{problem.value}{cure}"
    outcome = fetch(written, allowed=NOBODY)
    assert isinstance(outcome, NotFetched)
    assert outcome.reason.endswith(cure)
    assert check_address(written, read_allowed([entry]))


def test_knows_no_cure_for_what_nothing_allows() -> None:
    with pytest.raises(BadAddressError) as problem:
        check_address("ftp://wire.example/", NOBODY)
    assert problem.value.with_cure == str(problem.value)


def test_refuses_a_private_address_however_wide_its_digits() -> None:
    with pytest.raises(BadAddressError, match="private network"):
        check_address("http://１２７．０．０．１/", NOBODY)


@given(st.ip_addresses(v=6))
def test_lets_no_hidden_private_address_pass(ip: ipaddress.IPv6Address) -> None:
    hidden = ip.ipv4_mapped or ip.sixtofour or (ip.teredo and ip.teredo[1])
    if is_public(ip) and hidden:
        assert is_public(hidden)


@given(st.text(max_size=60) | st.from_regex(r"https?://[\[\]:@0-9a-fx.%/\\é。]{0,30}"))
def test_answers_anything_with_an_address_or_a_reason(text: str) -> None:
    try:
        address = check_address(text, NOBODY)
    except BadAddressError as problem:
        assert str(problem).isprintable()  # noqa: PT017 - either may be
    else:
        assert str(address).isascii()
        assert read_address(str(address)) == address


@pytest.mark.parametrize(
    ("entry", "reached", "refused"),
    [
        ("intranet.example", "http://Intranet.example./a", "http://intranet.example:8080/"),
        ("10.0.0.5", "https://10.0.0.5/", "http://10.0.0.6/"),
        ("10.0.0.5:8080", "http://10.0.0.5:8080/", "http://10.0.0.5/"),
        ("[fd00::5]:8080", "http://[fd00:0::5]:8080/", "http://[fd00::5]:8081/"),
        ("[fd00::5]", "http://[fd00::5]/", "http://[fd00::6]/"),
        ("example.org:8080", "http://example.org:8080/", "http://a.example.org:8080/"),
    ],
)
def test_allows_the_very_hosts_that_were_named(entry: str, reached: str, refused: str) -> None:
    allowed = read_allowed([entry, " "])
    check_address(reached, allowed)
    with pytest.raises(BadAddressError):
        check_address(refused, allowed)


@pytest.mark.parametrize("entry", ["http://a.example", "a.example/feed", "10.0.0.0/8", "*", "a b"])
def test_refuses_to_allow_what_is_no_host(entry: str) -> None:
    with pytest.raises(BadAddressError):
        read_allowed([entry])
