"""A newsroom opened by its command, as a newcomer opens it, and what its readers get."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-m", "broadsheet.cli", "newsroom")
PATIENCE = 180.0
"""Seconds that something may take on a machine with other work to do."""
CLOSING = 60.0
NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Rooms:
    """An open newsroom: its address, without a stroke at the end, and the password it tells once."""

    address: str
    once: str

    def get(self, path: str) -> bytes:
        """What a reader gets; empty where there is nothing yet."""
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:  # noqa: S310 - our own
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            if error.code != NOT_FOUND:
                raise
            return b""

    def text(self, path: str) -> str:
        """The same as text."""
        return self.get(path).decode()

    def until(self, path: str, words: str) -> str:
        """Wait until readers find some words at an address; what stands there."""
        until(lambda: words in self.text(path))
        return self.text(path)


def until(what: Callable[[], bool]) -> None:
    """Wait until something is so. Fails where it does not come to pass."""
    begun = time.monotonic()
    while not what():
        assert time.monotonic() - begun < PATIENCE, "it did not come to pass"
        time.sleep(0.25)


@contextmanager
def opened(folder: Path, home: Path, database: str) -> Iterator[Rooms]:
    """The newsroom of the paper in ``folder``, open."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    told = home.with_suffix(".log")
    command = [*COMMAND, str(folder), "--home", str(home), "--port", str(port)]
    with told.open("wb") as log:
        where = ["--database", database] if database else []
        process = subprocess.Popen([*command, *where], stdout=log, stderr=log, start_new_session=True)
    try:
        until(lambda: "The newsroom:" in told.read_text(encoding="utf-8"))
        password = re.search(r"Sign in as +editor\n +with +(\S+)", told.read_text(encoding="utf-8"))
        assert password
        yield Rooms(f"http://localhost:{port}", password[1])
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(CLOSING)
