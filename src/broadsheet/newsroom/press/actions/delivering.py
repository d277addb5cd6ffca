"""The press file of a closed issue sent to the printer's address. Only the worker opens this: it brings its clients."""

from __future__ import annotations

import http.client
import os
from base64 import b64encode
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from broadsheet.errors import InputError
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.people.actions import note
from broadsheet.newsroom.people.models import User
from broadsheet.newsroom.press.actions.printing import deliverable, printer_address
from broadsheet.newsroom.press.pressday import press_home
from broadsheet.newsroom.press.rules import without_key
from broadsheet.newsroom.work.actions import tell
from broadsheet.works.publishing.s3 import open_bucket, target_of

if TYPE_CHECKING:
    from collections.abc import Callable

PDF = "application/pdf"
ENDPOINT = "AWS_ENDPOINT_URL"
"""The variable that names the host of a storage that is not Amazon's."""
PATIENCE = 120
"""Seconds a printer's host is given for one answer."""
ACCEPTED = 300
"""Statuses of HTTP below this say that a file was taken."""


def deliver(number: int, who: int, say: Callable[[str], None]) -> Callable[[], object] | None:
    """Send the press file of a closed issue to the printer's address; what is to be written of it.

    Raises ``BroadsheetError`` where the address refuses it.
    """
    issue = Issue.objects.get(number=number)
    refused, _ = deliverable(issue)
    if refused:
        return None
    address, name = printer_address(), f"issue-{number}-press.pdf"
    say(f"Sending {name}")
    send(address, name, (press_home(number) / "press.pdf").read_bytes())
    return partial(_delivered, issue, who, f"{without_key(address).rstrip('/')}/{name}")


def _delivered(issue: Issue, who: int, where: str) -> None:
    """Write in the log that a file was sent, and tell the desk."""
    note(User.objects.filter(pk=who).first(), "send the press files", str(issue), to=where)
    tell(f"The press file of issue {issue.number} was sent to the printer.")


def send(address: str, name: str, data: bytes) -> None:
    """Put a file at an address. Raises ``InputError`` with what the host said where it does not take it."""
    if address.startswith("s3://"):
        open_bucket(target_of(address, os.environ.get(ENDPOINT, ""))).put(name, data, {"Content-Type": PDF})
        return
    parts = urlsplit(f"{address.rstrip('/')}/{quote(name)}")
    key, _, host = parts.netloc.rpartition("@")
    sent = {"Content-Type": PDF} | (
        {"Authorization": f"Basic {b64encode(unquote(key).encode()).decode()}"} if key else {}
    )
    connection = http.client.HTTPSConnection(host, timeout=PATIENCE)
    try:
        connection.request("PUT", parts.path, data, sent)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as error:
        message = f"{host} does not answer ({error}). Mind the address in the paper's settings."
        raise InputError(message) from error
    finally:
        connection.close()
    if answer.status >= ACCEPTED:
        raise InputError(f"{host} did not take the file (status {answer.status}). Ask the printer.")
