"""The printer's address is kept here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.newsroom.paper.actions import keep_printer
from broadsheet.newsroom.press.book import printer_kept, sealed_password

if TYPE_CHECKING:
    from broadsheet.newsroom.people.models import User
    from broadsheet.newsroom.press.hosts import Printer


def keep_address(who: User, printer: Printer) -> None:
    """Keep a printer, with its password sealed; one that is kept already is not written again."""
    if printer != printer_kept():
        keep_printer(who, printer.address, printer.name, sealed_password(printer), printer.host_key)
