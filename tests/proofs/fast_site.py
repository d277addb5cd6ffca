"""A proof by page: the example as it is built, on Lighthouse's slow telephone."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from judges.built import example
from judges.fast import ARTICLE, MEASURED, bars
from judges.lighthouse import lighthouse
from judges.site import hosted


@cache
def built_once() -> tuple[Path, tempfile.TemporaryDirectory[str]]:
    """The example's site, built for this process, and the folder that goes when the process ends."""
    home = tempfile.TemporaryDirectory()
    return example(Path(home.name)).site, home


def fast_page(seed: int) -> str:
    """What the page of that number falls short of, "" for nothing."""
    address = MEASURED[seed % len(MEASURED)]
    with hosted(built_once()[0]) as host:
        return "; ".join(bars(host.url + address, plain=address == ARTICLE))


def speed_rows(site: Path | None = None, addresses: tuple[str, ...] = MEASURED, runs: int = 3) -> tuple[str, ...]:
    """The figures of a site's pages (the example's) as rows of a table: scores, paint, shift, bytes, script."""
    rows = []
    with hosted(site or built_once()[0]) as host:
        for address in addresses:
            found = lighthouse(host.url + address, runs)
            scores = f"{found.performance}/{found.accessibility}/{found.best_practices}/{found.seo}"
            rows.append(
                f"| `{address}` | {scores} | {found.lcp / 1000:.2f} s | {found.cls:.3f} "
                f"| {found.transferred / 1000:.0f} KB | {found.scripts / 1000:.1f} KB |"
            )
    return tuple(rows)
