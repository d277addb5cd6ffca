"""``site.webmanifest``: what a phone needs to keep the site among its applications (W3C, Web Application Manifest)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.outlets.feeds.json_feed import written
from broadsheet.outlets.words import direction

if TYPE_CHECKING:
    from broadsheet.outlets.model import Surroundings

KINDS = {"svg": "image/svg+xml", "png": "image/png", "webp": "image/webp", "ico": "image/vnd.microsoft.icon"}


def web_manifest(around: Surroundings) -> bytes:
    """The manifest in UTF-8; its addresses are root-relative, with the base before them."""
    paper, icon = around.paper, around.assets.icon
    base = around.base.rstrip("/")
    kind = KINDS.get(icon.rpartition(".")[2].casefold(), "")
    icons = [{"src": base + icon, "sizes": "any", **({"type": kind} if kind else {})}] if icon else []
    return written(
        {
            "name": paper.name,
            "short_name": paper.name,
            "description": paper.strapline,
            "id": f"{base}/",
            "start_url": f"{base}/",
            "scope": f"{base}/",
            "display": "browser",
            "lang": paper.language.replace("_", "-"),
            "dir": direction(paper.language),
            "icons": icons,
        }
    )
