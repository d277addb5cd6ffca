"""The site's own address, and root-relative addresses made whole for what leaves the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from broadsheet.outlets.model import Surroundings

_PLAIN = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")
"""An address that needs no coding, as nearly all do."""
NOWHERE = "https://paper.invalid"
"""Stands for the address of a paper that has none (RFC 2606, 2): the files are valid, and nobody is led elsewhere."""


def home_of(around: Surroundings) -> str:
    """The site's own address without a slash at its end; a base that ends the paper's address is not put twice."""
    address = around.paper.address.rstrip("/") or NOWHERE
    base = around.base.rstrip("/")
    return address if address.endswith(base) else address + base


def whole(home: str, address: str) -> str:
    """A root-relative address as a whole one; others stay as they are. What no address may hold is percent-coded."""
    if _PLAIN.fullmatch(address):
        return home + address
    if address.startswith("/") and not address.startswith("//"):
        return home + quote(address, safe="/#?&=%:@!$'()*+,;~", errors="replace")
    return address


def host_of(home: str) -> str:
    """The host of the site's address in ASCII, as mail and ids need it: "paper.example", "xn--strae-oqa.example"."""
    host = urlsplit(home).hostname or "paper.invalid"
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return "paper.invalid"
