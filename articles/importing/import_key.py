"""What tells an article again at the next import?"""

import hashlib
import json
from urllib.parse import parse_qsl, urlencode, urlsplit

from articles.importing.parsed_article import ParsedArticle
from articles.importing.wording.characters import folded_words

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ocid", "cmpid", "smid")


def import_key(article: ParsedArticle, file: str, address: str, repeat: int = 1) -> str:
    """The digest of its own `address`, else of the name it was given, else of its place.

    A name is unique only within its source; without a source, within its file. The place of an
    article among others in a file is its headline and date, not its number: numbers shift when
    something is put in front, and one article would overwrite another. `repeat` counts articles
    of the same place.
    """
    if address:
        return digest_of("url:" + address)
    if article.identity:
        return digest_of("id:" + (article.source or file) + "\n" + article.identity)
    place = ""
    if article.where:
        date = article.published.iso if article.published else ""
        place = f"{folded_words(article.title)}\n{date}" + (f"\n{repeat}" if repeat > 1 else "")
    return digest_of(f"path:{file}#{place}")


def key_beside_others(address: str, identity: str) -> str:
    """The key of an article that shares its address with others: the digest of address and id."""
    return digest_of(f"url:{address}\nid:{identity}")


def own_address(url: str) -> str:
    """The address that may tell an article again; "" for a front page, which is every article's."""
    address = canonical_url(url)
    return address if "/" in address or "?" in address else ""


def short(text: str) -> int:
    """The first 64 bits of the digest of a text, as a database takes them; 0 of none."""
    return short_of(digest_of(text)) if text else 0


def short_of(digest: str) -> int:
    """The first 64 bits of a digest, as a database takes them.

    The chance that two of a million collide is one in thirty million.
    """
    return int.from_bytes(bytes.fromhex(digest[:16]), "big", signed=True)


def content_hash(article: ParsedArticle) -> str:
    """The SHA-256 of all that was read, by which a change is noticed."""
    date = article.published.iso if article.published else ""
    fields = [
        article.title, article.body, date, article.published_origin.value, article.dateline,
        article.source, article.author, article.language, article.url,
    ]  # fmt: skip
    if article.section:  # kept since later: what has none is known by the digest it had before
        fields.append(article.section)
    return digest_of(json.dumps(fields, ensure_ascii=False))


def canonical_url(url: str) -> str:
    """The address without what does not tell articles apart; "" when it is no web address."""
    if not url.lower().startswith(("http://", "https://")) or any(c in url for c in " \n\t\\"):
        return ""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return ""
    if "." not in host:
        return ""
    kept = [(name, value) for name, value in query if not name.lower().startswith(_TRACKING)]
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    return f"{place}{parts.path.rstrip('/')}" + (f"?{urlencode(kept)}" if kept else "")


def digest_of(text: str) -> str:
    """Its SHA-256 in hexadecimal figures; half of a surrogate pair is no obstacle."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()
