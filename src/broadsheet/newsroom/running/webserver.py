"""The web server: the street and the newsroom in one process, until it is told to stop.

    python -m broadsheet.newsroom.running.webserver HOST PORT FOLDER

``FOLDER`` is the paper's as long as the newsroom has none of its own.
Readers are answered in the loop's thread, the desk in threads of its own; they are handed the interpreter often, so
that a long page of the desk does not hold up readers. The loop is uvloop's: with it an answer costs the processor a
quarter less.
"""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from pathlib import Path
from urllib.parse import urlsplit

import django
import uvloop
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from granian.constants import Interfaces
from granian.server.embed import Server

from broadsheet.edition.reading import read_head
from broadsheet.newsroom.home import Home, home_here
from broadsheet.newsroom.running.processes import OPEN
from broadsheet.newsroom.street.behind import Behind
from broadsheet.newsroom.street.front import Application, Front
from broadsheet.works.apart import end_with_parent

CONNECTIONS = 2048
"""Connections that are answered side by side; more wait in the system's queue."""
TURN = 0.002
"""Seconds after which a thread that computes gives way to another."""


def front_of(home: Home, folder: Path, *, secure: bool) -> Front:
    """The application of a newsroom: its public site, and the desk behind it."""
    desk: Application = Behind(get_wsgi_application(), secure=secure)
    return Front(home.out / "site", desk, lambda: base_of(home.paper) or base_of(folder), home.path / OPEN)


def base_of(folder: Path) -> str:
    """The path the public site stands under, as ``paper.toml`` has the paper's address; empty for the host's root."""
    if not (folder / "paper.toml").exists():
        return ""
    head, _ = read_head(folder)
    return urlsplit(head[0].address).path.rstrip("/") if head else ""


async def serve(front: Application, host: str, port: int) -> None:
    """Serve until the process is told to end."""
    server = Server(
        front,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        websockets=False,
        log_enabled=False,
    )
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.stop)
    await server.serve()


def main() -> None:
    """Serve one newsroom."""
    end_with_parent()
    django.setup()
    secure = settings.WAGTAILADMIN_BASE_URL.startswith("https:")
    front = front_of(home_here(), Path(sys.argv[3]), secure=secure)
    sys.setswitchinterval(TURN)
    gc.collect()
    gc.freeze()
    uvloop.run(serve(front, sys.argv[1], int(sys.argv[2])))


if __name__ == "__main__":
    main()
