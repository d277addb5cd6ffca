"""A file brought to a printer's host over SSH. Opened late (decision 14): its client is an extra and dear to import.

The host's key is held to the fingerprint that is kept before a name or password is told; the first key met is handed
back to be kept. The file has its name only once it is whole.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import asyncssh

from broadsheet.errors import InputError
from broadsheet.newsroom.press.hosts import TurnedAwayError, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from broadsheet.newsroom.press.hosts import Printer

PORT, PATIENCE = 22, 120
SLOWEST = 32_000
"""Bytes a second that a line is expected to carry at the least; a host that takes fewer has stalled."""
FAMILIES = (
    ("ssh-ed25519", "ssh-ed448"),
    ("ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"),
    ("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa"),
)
"""The kinds of keys by which a host may be known, in the order they are asked for; it shows the first it has."""
ONLY_SO: dict[str, Any] = {
    "known_hosts": ([], [], []),
    "config": None,
    "client_keys": None,
    "agent_path": None,
    "preferred_auth": "password,keyboard-interactive",
    "connect_timeout": PATIENCE,
    "login_timeout": PATIENCE,
    "keepalive_interval": PATIENCE // 4,
    "keepalive_count_max": 4,
}
"""How hosts are met: by what the paper's settings say alone, not by what stands in the machine's own folder of keys."""


class Meeting(asyncssh.SSHClient):
    """Looks at the host before anything is told to it: ``found`` is the fingerprint it showed.

    ``shown`` are all that it showed, with their kinds; ``late`` says that it was given up for being too slow.
    """

    def __init__(self, printer: Printer, mind: Callable[[str, str], None]) -> None:
        self._printer, self._mind = printer, mind
        self._here = self.found = ""
        self.shown: list[str] = []
        self.refused: InputError | None = None
        self.late = False

    def connection_made(self, conn: asyncssh.SSHClientConnection) -> None:
        """Remember our own end of it."""
        self._here = str(conn.get_extra_info("sockname", ("",))[0])

    def validate_host_public_key(self, host: str, addr: str, port: int, key: asyncssh.SSHKey) -> bool:  # noqa: ARG002 - the library's signature
        """Whether it is the host that is meant."""
        self.found = key.get_fingerprint()
        self.shown.append(f"{key.get_algorithm()} {self.found}")
        try:
            self._mind(addr, self._here)
        except InputError as error:
            self.refused = error
        return self.refused is None and self._printer.host_key in {"", self.found}


def bring(printer: Printer, name: str, data: bytes, mind: Callable[[str, str], None]) -> str:
    """Bring a file; the fingerprint of the host's key. ``mind`` raises ``InputError`` for an address that is refused.

    Raises ``TurnedAwayError`` where the host does not know us or is not the one that is meant, ``InputError`` with what
    it said where it does not take the file, and ``OSError`` where it does not answer.
    """
    meeting = Meeting(printer, mind)
    host = printer.host[1]
    with ThreadPoolExecutor(1) as apart:  # a thread of its own: the caller's may have a loop already
        try:
            apart.submit(asyncio.run, _brought(printer, meeting, name, data)).result()
        except asyncssh.HostKeyNotVerifiable as error:
            raise meeting.refused or TurnedAwayError(_another(host, meeting.shown, printer.host_key)) from error
        except asyncssh.PermissionDenied as error:
            raise TurnedAwayError(f"{host} does not take this name and password. Ask the printer.") from error
        except asyncssh.Error as error:
            raise InputError(_late(host, data) if meeting.late else _broke(host, error)) from error
    return meeting.found


async def _brought(printer: Printer, meeting: Meeting, name: str, data: bytes) -> None:
    """Connect, and write the file; a host that takes too long over it is left."""

    def leave() -> None:
        meeting.late = True
        connection.abort()

    async with await _reached(printer, meeting) as connection:
        leaving = asyncio.get_running_loop().call_later(_limit(data), leave)
        try:
            await _written(connection, _place(printer.address, name), data)
        finally:
            leaving.cancel()


async def _written(connection: asyncssh.SSHClientConnection, place: str, data: bytes) -> None:
    """Write the file aside and then to its name."""
    async with connection.start_sftp_client() as files:
        async with files.open(f"{place}.part", "wb") as out:
            await out.write(data)
        if await files.exists(place):
            await files.remove(place)
        await files.rename(f"{place}.part", place)


async def _reached(printer: Printer, meeting: Meeting) -> asyncssh.SSHClientConnection:
    """Connect. A host that shows another key than the one that is kept is asked for its keys of the other kinds."""
    try:
        return await _connected(printer, meeting, chain(*FAMILIES))
    except asyncssh.HostKeyNotVerifiable:
        if meeting.refused:
            raise
    for family in FAMILIES:
        with suppress(asyncssh.HostKeyNotVerifiable, asyncssh.KeyExchangeFailed, asyncssh.ConnectionLost):
            return await _connected(printer, meeting, family)  # a host without a key of the kind may just hang up
    raise asyncssh.HostKeyNotVerifiable(meeting.found)


async def _connected(printer: Printer, meeting: Meeting, keys: Iterable[str]) -> asyncssh.SSHClientConnection:
    """Connect to a host by a key of these kinds, and sign in."""
    _, host, port = printer.host
    return await asyncssh.connect(
        host,
        port or PORT,
        username=printer.name,
        password=printer.password,
        client_factory=lambda: meeting,
        server_host_key_algs=list(keys),
        **ONLY_SO,
    )


def _limit(data: bytes) -> float:
    """Seconds that a host is given to take a file."""
    return PATIENCE + len(data) / SLOWEST


def _place(address: str, name: str) -> str:
    """Where a file goes, from where the login leads to; a folder told after two slashes is looked for from the root."""
    parts = parts_of(address)
    folder = unquote(parts.path if parts else "").removeprefix("/").rstrip("/")
    return f"{folder}/{name}" if folder else name


def _late(host: str, data: bytes) -> str:
    """That a host stalled."""
    minutes = max(1, round(_limit(data) / 60))
    return (
        f"{host} did not take the whole file in {minutes} min, so it was left. It is tried again; else ask the printer."
    )


def _broke(host: str, error: asyncssh.Error) -> str:
    """What a host said that did not take a file."""
    if isinstance(error, asyncssh.SFTPError):
        return f"{host} did not take the file ({error.reason}). Ask the printer."
    return f"{host} broke off ({error.reason}). It is tried again; else ask the printer."


def _another(host: str, shown: list[str], kept: str) -> str:
    """That a host is not the one that was met before."""
    found = ", ".join(dict.fromkeys(shown))
    return (
        f"{host} shows another key ({found}) than the one that is kept ({kept}), so nothing was sent, not even the "
        "name. Ask the printer whether the key has changed; if so, write the new one under Paper, The printer."
    )
