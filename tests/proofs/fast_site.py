"""A proof by page: the example as it is built, on Lighthouse's slow telephone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from judges.built import example
from judges.fast import ARTICLE, MEASURED, bars
from judges.lighthouse import lighthouse
from judges.site import hosted


def fast_page(seed: int) -> str:
    """What the page of that number falls short of, "" for nothing; builds the example once for a process of proofs."""
    address = MEASURED[seed % len(MEASURED)]
    with hosted(example(Path(tempfile.gettempdir()) / "broadsheet-fast-site").site) as host:
        return "; ".join(bars(host.url + address, plain=address == ARTICLE))


def speed_rows(site: Path, addresses: tuple[str, ...] = MEASURED) -> tuple[str, ...]:
    """The figures of pages as rows of a table: scores, paint, shift, bytes over the wire, of script."""
    rows = []
    with hosted(site) as host:
        for address in addresses:
            found = lighthouse(host.url + address, runs=3)
            scores = f"{found.performance}/{found.accessibility}/{found.best_practices}/{found.seo}"
            rows.append(
                f"| `{address}` | {scores} | {found.lcp / 1000:.2f} s | {found.cls:.3f} "
                f"| {found.transferred / 1000:.0f} KB | {found.scripts / 1000:.1f} KB |"
            )
    return tuple(rows)
