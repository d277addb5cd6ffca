"""A whole site before all its judges: what needs only its files, and what needs it open in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from judges.axe import BEST_PRACTICE, WCAG, axe
from judges.feeds import rule_problems
from judges.hostile import survivors
from judges.links import broken_links
from judges.listings import opml_problems, sitemap_problems
from judges.markup import vnu
from judges.reading import overflowing
from judges.structured import vocabulary

if TYPE_CHECKING:
    from judges.browser import Visit

LISTED = (".xml", ".rss", ".atom", ".opml")


def site_problems(folder: Path, address: str) -> tuple[str, ...]:
    """What the judges of files have against a finished site, as ``place: sentence``.

    Markup and styles, links, feeds, site maps, lists of feeds, linked data, and what runs or asks another host.
    ``address`` is the site's own, such as ``https://harbour.example``; the site is taken to stand at its host's root.
    """
    root = folder.resolve()
    return (
        *(f"{_place(Path(found.path), root)}:{found.line}: {found.text}" for found in vnu(root)),
        *broken_links(root, "/", address.rstrip("/")),
        *(found for path in sorted(root.rglob("*.html")) for found in _page(path, root, address.rstrip("/") + "/")),
        *(found for path in sorted(root.rglob("*")) if _listed(path) for found in _listing(path, root)),
    )


def page_problems(visit: Visit, *own: str) -> tuple[str, ...]:
    """What the judges in the browser have against an open page.

    Barriers (WCAG and best practice), scrolling sideways at 400 %, complaints of the console, requests to hosts other
    than those of the ``own`` addresses. Open it once for each look: light, dark, from right to left, phone, desktop.
    """
    found = (*axe(visit.page, WCAG), *axe(visit.page, BEST_PRACTICE))
    return (
        *(f"{barrier.rule} ({barrier.impact}): {', '.join(barrier.places)}" for barrier in found),
        *(f"wider than the screen: {place}" for place in overflowing(visit.page)),
        *(f"the console: {said}" for said in visit.complaints),
        *(f"asked elsewhere: {address}" for address in visit.foreign(*own)),
    )


def _place(path: Path, root: Path) -> str:
    """A file's address on the site."""
    return f"/{path.relative_to(root).as_posix()}"


def _page(path: Path, root: Path, own: str) -> Iterator[str]:
    """One page's copy and data."""
    page = path.read_text(encoding="utf-8")
    found = (*survivors(page, (own,)), *(f"schema.org has no {name}" for name in vocabulary(page)))
    yield from (f"{_place(path, root)}: {sentence}" for sentence in found)


def _listed(path: Path) -> bool:
    """Whether a file is a feed or a list for machines."""
    return path.suffix in LISTED or (path.suffix == ".json" and path.read_bytes()[:200].find(b"jsonfeed.org") > 0)


def _listing(path: Path, root: Path) -> Iterator[str]:
    """A feed, a site map or a list of feeds, by what it says it is."""
    data = path.read_bytes()
    judge = opml_problems if b"<opml" in data else sitemap_problems if b"sitemaps.org" in data else rule_problems
    yield from (f"{_place(path, root)}: {sentence}" for sentence in judge(data))
