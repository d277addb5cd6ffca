"""The press served to real browsers, and printers' hosts."""

from __future__ import annotations

from newsroom.issues.conftest import address, visit
from newsroom.press.printers import certified, file_host, printer, shell

__all__ = ["address", "certified", "file_host", "printer", "shell", "visit"]
