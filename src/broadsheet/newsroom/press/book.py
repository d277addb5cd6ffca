"""The printer as the paper's settings have it: its password is sealed there, for its name at its host alone."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings

from broadsheet.newsroom.paper.models import PaperSettings
from broadsheet.newsroom.people.safe import sealed, unsealed
from broadsheet.newsroom.press.hosts import LOST, SFTP, Printer, address_refused, too_near

NO_CLIENT = "Sending over SSH needs one more package where the newsroom runs: pip install 'broadsheet[sftp]'"


def printer_kept() -> Printer:
    """The printer; one without an address where the settings name none."""
    row = PaperSettings.objects.filter(pk=1).first()
    if row is None:
        return Printer()
    known = Printer(row.printer_upload, row.printer_name, host_key=row.printer_host_key)
    word = unsealed(row.printer_password, _purpose(known)) if row.printer_password else ""
    return Printer(known.address, known.name, word or "", known.host_key, lost=word is None)


def sealed_password(printer: Printer) -> str:
    """A printer's password as it is kept."""
    return sealed(printer.password, _purpose(printer)) if printer.password else ""


def out_of_reach(printer: Printer) -> str:
    """Why nothing can be sent to a printer from here; empty where it can."""
    refused = address_refused(printer.address) or ("" if settings.PRINTER_MAY_BE_HERE else too_near(printer.address))
    if refused:
        return refused
    if printer.address.startswith(SFTP) and not find_spec("asyncssh"):
        return NO_CLIENT
    return LOST if printer.lost else ""


def _purpose(printer: Printer) -> str:
    """What a password is sealed for: with another name, or at another host, it cannot be read."""
    scheme, host, port = printer.host
    return f"broadsheet: the password of {printer.name!r} at {scheme}://{host}:{port or ''}"
