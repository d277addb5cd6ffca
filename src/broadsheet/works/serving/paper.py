"""A paper built, served, and built again whenever its folder changes or the day turns, by one warm builder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from broadsheet.edition.reading import read_head
from broadsheet.works.building.builder import Builder
from broadsheet.works.serving.model import Rebuilt, ServeOrder
from broadsheet.works.serving.serve import serve

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from broadsheet.works.building.order import BuildOrder, Built
    from broadsheet.works.progress import Progress
    from broadsheet.works.serving.model import Say

PAGE = "index.html"
MOST = 100
"""When more paths changed at once than this, some may have been missed, and every file is looked at."""
SLOW = {"pictures": "Developing pictures, once", "print": "Composing issues"}


def serve_paper(
    order: BuildOrder,
    where: tuple[str, int],
    say: Say,
    today: Callable[[], date],
    stop: threading.Event | None = None,
) -> None:
    """Serve the paper of ``order`` at (host, port) until interrupted or until ``stop``; days come from ``today``.

    Raises ``UsageError`` where the port is taken.
    """
    with Builder(order, _slow(say)) as builder:

        def rebuild(changed: frozenset[Path]) -> Rebuilt:
            return told(builder.build(today(), changed if 0 < len(changed) <= MOST else None))

        head, _ = read_head(order.folder)
        base = urlsplit(head[0].address).path.rstrip("/") if head else ""
        serve(ServeOrder(order.folder, order.out, where[0], where[1], base), rebuild, say, today, stop)


def _slow(say: Say) -> Progress:
    """Tells of what takes long the first time: pictures and print."""

    def tell(stage: str, done: int, total: int) -> None:
        if stage in SLOW and total > 1 and done in {0, total}:
            say(f"{SLOW[stage]}: {total}" if done == 0 else f"{SLOW[stage]}: done")

    return tell


def told(built: Built) -> Rebuilt:
    """What a build tells whoever works on the paper."""
    addresses = tuple(f"/{path.removesuffix(PAGE)}" for path in (*built.changed, *built.removed) if path.endswith(PAGE))
    seconds = sum(seconds for _, seconds in built.seconds)
    if not built.version:
        return Rebuilt("The site stays as it was.", (), built.remarks)
    if built.whole:
        return Rebuilt(
            f"Built all of {built.articles} articles in {seconds:.1f} s: {built.reason}.", None, built.remarks
        )
    changed = f"{len(addresses)} pages changed: {', '.join(addresses[:4])}" if addresses else "No page changed"
    more = f" and {len(addresses) - 4} more" if len(addresses) > 4 else ""  # noqa: PLR2004 - as many as are shown
    return Rebuilt(f"{changed}{more} ({seconds:.2f} s)", addresses, built.remarks)
