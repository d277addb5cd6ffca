"""The press file of a closed issue sent to the printer's address. Only the worker opens this: it brings its clients."""

from __future__ import annotations

import ftplib
import http.client
import io
import os
import ssl
from base64 import b64encode
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings

from broadsheet import opened
from broadsheet.errors import InputError
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.paper.actions import meet_printer
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.press.actions.printing import deliverable
from broadsheet.newsroom.press.book import out_of_reach, printer_kept
from broadsheet.newsroom.press.hosts import TOO_NEAR, Printer, TurnedAwayError, is_near
from broadsheet.newsroom.press.pressday import press_home
from broadsheet.newsroom.work.actions import tell
from broadsheet.works.publishing.s3 import open_bucket, target_of

if TYPE_CHECKING:
    import socket

PDF = "application/pdf"
ENDPOINT = "AWS_ENDPOINT_URL"
"""The variable that names the host of a storage that is not Amazon's."""
PATIENCE = 120
"""Seconds a printer's host is given for one answer."""
ACCEPTED, THEIRS = 300, 500
"""Statuses of HTTP below the first say that a file was taken, from the second on that the host itself has trouble."""
LATER = frozenset({408, 425, 429})
"""Statuses below that, which ask to come again."""


def deliver(number: int, who: int, say: Callable[[str], None]) -> Callable[[], object] | None:
    """Send the press file of a closed issue to the printer's address; what is to be written of it.

    Raises ``TurnedAwayError`` where somebody has to mend something first, ``InputError`` where it may do to try again.
    """
    issue = Issue.objects.get(number=number)
    refused, _ = deliverable(issue)
    if refused:
        return None
    printer, name = printer_kept(), f"issue-{number}-press.pdf"
    away = out_of_reach(printer)
    if away:
        raise TurnedAwayError(away)
    say(f"Sending {name}")
    met = send(printer, name, (press_home(number) / "press.pdf").read_bytes())
    return partial(_delivered, issue, who, printer, (name, met))


def _delivered(issue: Issue, who: int, printer: Printer, sent: tuple[str, str]) -> None:
    """Write in the log that a file of that name was sent to a host of that key, and tell the desk."""
    name, met = sent
    if met and not printer.host_key:
        meet_printer(printer.address, met)
    where = f"{printer.address.rstrip('/')}/{name}"
    note(User.objects.filter(pk=who).first(), "send the press files", str(issue), to=where)
    tell(f"The press file of issue {issue.number} was sent to the printer.")


def send(printer: Printer, name: str, data: bytes) -> str:
    """Put a file at a printer's address; the fingerprint of the host's key where it has one, else empty.

    Raises ``InputError`` with what the host said where it does not take it.
    """
    scheme = printer.address.partition("://")[0]
    try:
        return _WAYS[scheme](printer, name, data) or ""
    except (OSError, http.client.HTTPException) as error:
        message = f"{urlsplit(printer.address).netloc} does not answer ({error}). Mind the printer's address."
        raise InputError(message) from error


def mind(number: str, here: str) -> None:
    """Raise ``TurnedAwayError`` where a host that answers is this machine itself, whatever name it goes by.

    ``number`` is its address and ``here`` our own end of the connection: a machine that calls itself has one for both.
    """
    if (number == here or is_near(number)) and not settings.PRINTER_MAY_BE_HERE:
        raise TurnedAwayError(TOO_NEAR.format(host=number))


def _mind_ends(connected: socket.socket | None) -> None:
    """The same of a connection."""
    if connected:
        mind(connected.getpeername()[0], connected.getsockname()[0])


def _to_storage(printer: Printer, name: str, data: bytes) -> None:
    """Into S3-style storage."""
    open_bucket(target_of(printer.address, os.environ.get(ENDPOINT, ""))).put(name, data, {"Content-Type": PDF})


def _by_put(printer: Printer, name: str, data: bytes) -> None:
    """To a web address. Where that leads on to another, nothing is sent there."""
    parts = urlsplit(f"{printer.address.rstrip('/')}/{quote(name)}")
    sent = {"Content-Type": PDF}
    if printer.name:
        key = f"{printer.name}:{printer.password}"
        sent["Authorization"] = f"Basic {b64encode(key.encode()).decode()}"
    with closing(http.client.HTTPSConnection(parts.netloc, timeout=PATIENCE)) as connection:
        connection.connect()
        _mind_ends(connection.sock)
        connection.request("PUT", parts.path, data, sent)
        answer = connection.getresponse()
        answer.read()
    if answer.status >= ACCEPTED:
        words = f"{parts.netloc} did not take the file (status {answer.status}). Ask the printer."
        again = answer.status >= THEIRS or answer.status in LATER
        raise InputError(words) if again else TurnedAwayError(words)


class _Ftps(ftplib.FTP_TLS):
    """FTP over TLS whose data goes on with the session of its commands, as most hosts ask."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[socket.socket, int | None]:
        """The connection for data."""
        connection, size = ftplib.FTP.ntransfercmd(self, cmd, rest)  # noqa: S321 - wrapped in TLS on the next line
        host, session = self.host, getattr(self.sock, "session", None)
        return self.context.wrap_socket(connection, server_hostname=host, session=session), size


def _by_ftps(printer: Printer, name: str, data: bytes) -> None:
    """To a host of FTP over TLS; the file has its name only once it is whole."""
    parts = urlsplit(printer.address)
    host = parts.hostname or ""
    try:
        with _Ftps(context=ssl.create_default_context(), timeout=PATIENCE) as connection:
            connection.connect(host, parts.port or ftplib.FTP_PORT)
            _mind_ends(connection.sock)
            _go_in(connection, printer, parts.path)
            connection.storbinary(f"STOR {name}.part", io.BytesIO(data))
            with suppress(ftplib.error_perm):
                connection.delete(name)
            connection.rename(f"{name}.part", name)
    except (ftplib.Error, EOFError) as error:
        raise InputError(f"{host} broke off ({error}). It is tried again; else ask the printer.") from error


def _go_in(connection: _Ftps, printer: Printer, path: str) -> None:
    """Sign in and go to the folder. Raises ``TurnedAwayError`` where the host will not have it: it would not again."""
    try:
        connection.login(printer.name or "anonymous", printer.password)
        connection.prot_p()
        for folder in filter(None, unquote(path).split("/")):
            connection.cwd(folder)
    except ftplib.error_perm as error:
        raise TurnedAwayError(f"{connection.host} did not let us in ({error}). Ask the printer.") from error


def _by_sftp(printer: Printer, name: str, data: bytes) -> str:
    """To a host of files over SSH; the fingerprint of its key."""
    return str(opened("newsroom.press.actions.sftp").bring(printer, name, data, mind))


_WAYS: dict[str, Callable[[Printer, str, bytes], str | None]] = {
    "s3": _to_storage,
    "https": _by_put,
    "ftps": _by_ftps,
    "sftp": _by_sftp,
}
"""How a file is sent, by how the address begins."""
