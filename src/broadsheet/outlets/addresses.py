"""Where everything stands on the web. All addresses are root-relative; pages end in a slash.

Articles are ``/YYYY/MM/slug/`` (the month they were published), issues ``/issues/24/`` and their pages
``/issues/24/pages/5/``; lists ``/sections/harbour/``, ``/authors/ada-finch/``, ``/subjects/ferry/`` and ``/2026/11/``,
with the months of a year in ``/2026/``.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from hashlib import sha256

LONGEST = 120
"""Bytes of one part of an address; file systems allow 255 to a name."""
_UNWANTED = re.compile(r"[^\w]+|_+")
_SLUG = re.compile(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*")
_TAKEN = re.compile(r"page-\d+|feeds")
"""What stands beside articles: the pages of a month's list, and its feeds."""


@cache
def slug_of(text: str) -> str:
    """A name as part of an address: small letters and figures of any script, hyphens between; never empty.

    Latin letters lose their accents; "Straße" becomes "strasse". What is too long for a folder's name is cut.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _fitting(_UNWANTED.sub("-", unicodedata.normalize("NFC", plain)).strip("-") or "x")


def _fitting(slug: str) -> str:
    """A part of an address, at most ``LONGEST``; one that is cut ends in a digest, so as to stay unlike others."""
    data = slug.encode()
    if len(data) <= LONGEST:
        return slug
    kept = data[: LONGEST - 9].decode(errors="ignore").rstrip("-")
    return f"{kept}-{sha256(data).hexdigest()[:8]}"


def article_address(published: date, slug: str, story_id: str) -> str:
    """The address of an article published that day; a slug of another form than a slug's is brought into it."""
    part = _fitting(slug) if _SLUG.fullmatch(slug) else slug_of(slug or story_id)
    part = f"{part}-article" if _TAKEN.fullmatch(part) else part
    return f"/{published.year:04}/{published.month:02}/{part}/"


def issue_address(number: int) -> str:
    """The address of an issue."""
    return f"/issues/{number}/"


def printed_page_address(number: int, page: int) -> str:
    """The address of a printed page's picture."""
    return f"/issues/{number}/pages/{page}/"


def list_address(kind: str, key: str, number: int = 0) -> str:
    """The address of a list, or of one of its numbered pages. ``months`` have keys such as ``2026/11``."""
    home = f"/{key}/" if kind == "months" else f"/{kind}/{key}/"
    return f"{home}page-{number}/" if number else home


def directory_address(kind: str) -> str:
    """The address of all lists of one kind."""
    return f"/{kind}/"


def year_address(month: str) -> str:
    """The address of the year of a month's key."""
    return f"/{month[:4]}/"


STANDING = {"imprint": "/imprint/", "get": "/get/", "search": "/search/", "corrections": "/corrections/"}
"""The addresses of the pages that every paper has."""
