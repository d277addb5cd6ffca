"""A file brought to a printer's host over SSH. Opened late (decision 14): its client is an extra and dear to import.

The host's key is held to the fingerprint that is kept before a name or password is told; the first key met is handed
back to be kept. The file has its name only once it is whole.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import asyncssh

from broadsheet.errors import InputError
from broadsheet.newsroom.press.hosts import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadsheet.newsroom.press.hosts import Printer

PORT, PATIENCE = 22, 120
ONLY_SO: dict[str, Any] = {
    "known_hosts": ([], [], []),
    "config": None,
    "client_keys": None,
    "agent_path": None,
    "preferred_auth": "password,keyboard-interactive",
    "connect_timeout": PATIENCE,
    "login_timeout": PATIENCE,
}
"""How hosts are met: by what the paper's settings say alone, not by what stands in the machine's own folder of keys."""


class Meeting(asyncssh.SSHClient):
    """Looks at the host before anything is told to it: ``found`` is the fingerprint it showed."""

    def __init__(self, printer: Printer, mind: Callable[[str], None]) -> None:
        self._printer, self._mind = printer, mind
        self.found = ""
        self.refused: InputError | None = None

    def validate_host_public_key(self, host: str, addr: str, port: int, key: asyncssh.SSHKey) -> bool:  # noqa: ARG002 - the library's signature
        """Whether it is the host that is meant."""
        self.found = key.get_fingerprint()
        try:
            self._mind(addr)
        except InputError as error:
            self.refused = error
        return self.refused is None and self._printer.host_key in {"", self.found}


def bring(printer: Printer, name: str, data: bytes, mind: Callable[[str], None]) -> str:
    """Bring a file; the fingerprint of the host's key. ``mind`` raises ``InputError`` for an address that is refused.

    Raises ``InputError`` with what the host said where it does not take it, and ``OSError`` where it does not answer.
    """
    meeting = Meeting(printer, mind)
    host = printer.host[1]
    with ThreadPoolExecutor(1) as apart:  # a thread of its own: the caller's may have a loop already
        try:
            apart.submit(asyncio.run, _brought(printer, meeting, name, data)).result()
        except asyncssh.HostKeyNotVerifiable as error:
            raise meeting.refused or InputError(_another(host, meeting.found, printer.host_key)) from error
        except asyncssh.PermissionDenied as error:
            raise InputError(f"{host} does not take this name and password. Ask the printer.") from error
        except asyncssh.SFTPError as error:
            raise InputError(f"{host} did not take the file ({error.reason}). Ask the printer.") from error
        except asyncssh.Error as error:
            raise InputError(f"{host} broke off ({error.reason}). It is tried again; else ask the printer.") from error
    return meeting.found


async def _brought(printer: Printer, meeting: Meeting, name: str, data: bytes) -> None:
    """Connect, and write the file aside and then to its name."""
    _, host, port = printer.host
    place = _place(printer.address, name)
    async with (
        asyncssh.connect(
            host,
            port or PORT,
            username=printer.name,
            password=printer.password,
            client_factory=lambda: meeting,
            **ONLY_SO,
        ) as connection,
        connection.start_sftp_client() as files,
    ):
        async with files.open(f"{place}.part", "wb") as out:
            await out.write(data)
        if await files.exists(place):
            await files.remove(place)
        await files.rename(f"{place}.part", place)


def _place(address: str, name: str) -> str:
    """Where a file goes, from where the login leads to; a folder told after two slashes is looked for from the root."""
    parts = parts_of(address)
    folder = unquote(parts.path if parts else "").removeprefix("/").rstrip("/")
    return f"{folder}/{name}" if folder else name


def _another(host: str, found: str, kept: str) -> str:
    """That a host is not the one that was met before."""
    return (
        f"{host} shows another key ({found}) than the one that is kept ({kept}), so nothing was sent, not even the "
        "name. Ask the printer whether the key has changed; if so, write the new one under Paper, The printer."
    )
