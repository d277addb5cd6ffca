"""Text, attributes and addresses as markup that is valid HTML and XHTML at once. Copy is escaped here, always.

Written are only the five entities XML knows; characters no XML document may hold (XML 1.0, 2.2) are left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from broadsheet.outlets.words import direction

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SAFE = re.compile(r"(?:https?://[^/\s]|mailto:[^\s]|tel:[^\s]|/(?![/\\])|/$|#[^\s])", re.IGNORECASE)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_PLAIN = re.compile(rf"(?:https?://{_LABEL}(?:\.{_LABEL})+)?/(?![/\\])[A-Za-z0-9/._~+=,;@-]*")
"""Addresses in which nothing is hidden or quoted, as most are."""
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]+$|^[\x00-\x20\x7f-\xa0]+|[\x00-\x1f\x7f-\x9f]")
_UNQUOTED = re.compile(r'[ "<>\\^`{|}\[\]\x00-\x20\x7f-\xa0\u2028\u2029\ufff0-\uffff]|%(?![0-9A-Fa-f]{2})')


def text_html(text: str) -> str:
    """Text between tags."""
    if not text.isprintable():
        text = _UNWRITABLE.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text within a quoted attribute; line ends and tabs become spaces."""
    return " ".join(text_html(text).replace('"', "&quot;").replace("'", "&#39;").split())


@lru_cache(maxsize=4096)
def safe_address(link: str) -> str:
    """An address a reader may follow, written as a valid URL; empty when it is not one.

    Followed are http, https, mailto, tel, addresses within the site ("/2026/…") and places on the page ("#…"). White
    space and control characters, which browsers skip and filters therefore must not, are taken out first (WHATWG URL,
    4.4).
    """
    if _PLAIN.fullmatch(link):
        return link
    clean = _HIDDEN.sub("", link)
    if not _SAFE.match(clean):
        return ""
    try:
        parts = urlsplit(clean)
        parts.port  # noqa: B018 - reading it raises ValueError where it is no number
    except ValueError:
        return ""
    if parts.scheme in {"http", "https"} and not _plain_host(parts.hostname or ""):
        return ""
    quoted = _UNQUOTED.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), clean)
    place, mark, spot = quoted.partition("#")
    return f"{place}{mark}{spot.replace('#', '%23')}"


def _plain_host(host: str) -> bool:
    """Whether a host is a name (of any script) or an IPv4 address; nothing else is printed in a paper.

    A name that cannot be asked for (an empty label, one of more than 63 bytes: RFC 1035, 2.3.4) is none.
    """
    try:
        host.encode("idna")
    except UnicodeError:
        return False
    return bool(host) and all(letter.isalnum() or letter in ".-_" for letter in host)


def language_attributes(language: str, around: str = "") -> str:
    """`` lang="de" dir="ltr"`` for copy in another language than what is around it; nothing where they are the same.

    ``dir`` is written only where the direction differs too.
    """
    tag = language.replace("_", "-")
    if not tag or tag.casefold() == around.replace("_", "-").casefold():
        return ""
    turned = f' dir="{direction(tag)}"' if direction(tag) != direction(around or "en") else ""
    return f' lang="{attribute(tag)}"{turned}'
