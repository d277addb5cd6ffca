"""Serve a paper's site and build it again whenever its folder changes or a day turns."""

from __future__ import annotations

import threading
import traceback
from typing import TYPE_CHECKING

from broadsheet.errors import BroadsheetError
from broadsheet.works.serving.model import Rebuild, Rebuilt, Say, ServeOrder
from broadsheet.works.serving.server import SiteServer
from broadsheet.works.serving.watching import changes_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path


def serve(
    order: ServeOrder, rebuild: Rebuild, say: Say, today: Callable[[], date], stop: threading.Event | None = None
) -> None:
    """Serve until interrupted (or until ``stop``): build, then build again on each change and when ``today`` turns.

    A build that fails is told in the terminal and on every open page, and the last good site goes on being served.
    Raises ``UsageError`` where the port is taken.
    """
    with SiteServer(order) as server:
        say(f"Serving {order.site} at {server.address} (Ctrl-C ends it)")
        day = None
        for changed in changes_of(order.folder, order.out, stop or threading.Event()):
            turned = day != today()
            if changed or turned:
                day = today()
                rebuilt = _built(rebuild, frozenset() if turned else changed)
                _tell(rebuilt, say)
                server.bell.ring(rebuilt)


def _built(rebuild: Rebuild, changed: frozenset[Path]) -> Rebuilt:
    """What the build tells; an error is told as well."""
    try:
        return rebuild(changed)
    except BroadsheetError as error:
        return Rebuilt("", error=str(error))
    except OSError as error:
        return Rebuilt("", error=f"{error.filename or 'A file'} could not be read or written ({error.strerror}).")
    except Exception:  # noqa: BLE001 - a fault of ours must not take the last good site from whoever works on it
        return Rebuilt("", error=f"Broadsheet itself failed; please report this.\n{traceback.format_exc()}")


def _tell(rebuilt: Rebuilt, say: Say) -> None:
    """The build's lines for the terminal."""
    for line in rebuilt.troubles:
        say(line)
    if rebuilt.summary:
        say(rebuilt.summary)
