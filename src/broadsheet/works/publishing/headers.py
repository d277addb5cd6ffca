"""What every host is to send with pages: how long they may be kept, and what they may load, which is their own site.

Content Security Policy Level 3 (W3C), RFC 9111 (caching), RFC 8246 (immutable). Scripts are files of the site; what
is written into pages themselves is named by its digest. A host that speaks TLS adds Strict-Transport-Security itself.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from broadsheet.works.publishing.store import LONG_LIVED

FOR_EVER = "public, max-age=31536000, immutable"
"""For files named by their contents."""
FOR_A_MOMENT = "public, max-age=60, must-revalidate"
"""For everything else: a correction is on the street a minute after it was published."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What pages may do beside reading their own site.

    ``styles`` and ``scripts`` are those written into pages, as they stand there; ``forms`` the addresses that forms
    post to.
    """

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


def security_headers(policy: Policy) -> tuple[tuple[str, str], ...]:
    """The headers that go with every answer, as (name, value)."""
    return (
        ("Content-Security-Policy", content_security(policy)),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("X-Content-Type-Options", "nosniff"),
    )


def content_security(policy: Policy) -> str:
    """The value of Content-Security-Policy."""
    rules = (
        ("default-src", "'none'"),
        ("script-src", " ".join(("'self'", *_digests(policy.scripts)))),
        ("style-src", " ".join(("'self'", *_digests(policy.styles)))),
        ("img-src", "'self' data:"),
        ("font-src", "'self' data:"),
        ("connect-src", "'self'"),
        ("manifest-src", "'self'"),
        ("worker-src", "'self'"),
        ("form-action", " ".join(("'self'", *_hosts(policy.forms)))),
        ("base-uri", "'none'"),
        ("frame-ancestors", "'none'"),
    )
    return "; ".join(f"{name} {value}" for name, value in rules)


def _digests(texts: tuple[str, ...]) -> tuple[str, ...]:
    """What stands in pages, named so that nothing else may."""
    return tuple(f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in texts)


def cache_control(address: str) -> str:
    """How long what stands at a root-relative address (without a base path) may be kept."""
    return FOR_EVER if address.startswith(tuple(f"/{folder}/" for folder in LONG_LIVED)) else FOR_A_MOMENT


def _hosts(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """The scheme and host of each address that has one, once each."""
    parts = (urlsplit(address) for address in addresses)
    return tuple(dict.fromkeys(f"{part.scheme}://{part.netloc}" for part in parts if part.scheme and part.netloc))
