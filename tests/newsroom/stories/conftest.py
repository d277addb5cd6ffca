"""The editor served to real browsers."""

from __future__ import annotations

from newsroom.issues.conftest import address, visit

__all__ = ["address", "visit"]
