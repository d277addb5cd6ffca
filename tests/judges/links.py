"""Every link of a site on disk is followed: pages, anchors, pictures, style sheets, what style sheets name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml import html as markup

FETCHED = re.compile(r"url\(\s*['\"]?([^'\")]+)")
ADDRESSES = (
    "//*/@href | //*/@src | //*/@poster | //*/@data | //form[not(translate(@method, 'POST', 'post') = 'post')]/@action"
)
"""What is followed; where a form is posted to, a program answers and no page."""
UNRESOLVED = ("preconnect", "dns-prefetch")
SOURCES = "//@srcset | //@imagesrcset"


@dataclass(frozen=True, slots=True)
class Page:
    """What a file offers (its anchors) and asks for (whole addresses)."""

    anchors: frozenset[str]
    asked: tuple[str, ...]


def broken_links(folder: Path, base: str = "/", own: str = "https://site.invalid") -> tuple[str, ...]:
    """The links of a site that lead nowhere, as ``/2026/11/tide/ → /gone/``.

    ``base`` is the path the site is served under; ``own`` is its scheme and host: absolute links to it are followed
    too, those to others are not. Addresses the host redirects (``_redirects``) count as answered.
    """
    home = urljoin(own, base)
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in {".html", ".css"}]
    pages = {_address(path, folder, home): _page(path, _address(path, folder, home)) for path in files}
    moved = _moved(folder, own)
    return tuple(
        f"{_short(place, own)} → {_short(asked, own)}"
        for place, page in pages.items()
        for asked in dict.fromkeys(page.asked)
        if asked.startswith(f"{own}/") and not _answered(asked, folder, home, pages, moved)
    )


def _short(address: str, own: str) -> str:
    """An address without the site's own host."""
    return address.removeprefix(own)


def _address(path: Path, folder: Path, home: str) -> str:
    """Where a file is served; an index answers for its folder."""
    return urljoin(home, path.relative_to(folder).as_posix().removesuffix("index.html"))


def _page(path: Path, address: str) -> Page:
    """Read a file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".css":
        return Page(frozenset(), tuple(urljoin(address, found.strip()) for found in FETCHED.findall(text)))
    root = markup.document_fromstring(text)
    anchors = frozenset(str(name) for name in root.xpath("//@id | //a/@name"))
    return Page(anchors, tuple(urljoin(address, found) for found in _asked(root)))


def _asked(root: etree._Element) -> Iterator[str]:
    """The addresses a page names."""
    for found in root.xpath(ADDRESSES):
        if found.getparent().get("rel") not in UNRESOLVED:
            yield str(found).strip()
    for found in root.xpath(SOURCES):
        yield from (part.split()[0] for part in str(found).split(",") if part.strip())


def _moved(folder: Path, own: str) -> frozenset[str]:
    """The addresses that the host answers for."""
    listed = folder / "_redirects"
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
    return frozenset(urljoin(own, line.split()[0]) for line in lines if line.strip() and not line.startswith("#"))


def _answered(asked: str, folder: Path, home: str, pages: dict[str, Page], moved: frozenset[str]) -> bool:
    """Whether an address leads to a page with that anchor, to a file, or to somewhere else by redirection."""
    place, _, anchor = asked.partition("#")
    place = unquote(place.partition("?")[0])
    if place in pages:
        return not anchor or unquote(anchor) in pages[place].anchors
    if place in moved:
        return True
    path = folder / urlsplit(place).path.removeprefix(urlsplit(home).path)
    return place.startswith(home) and path.is_file()
