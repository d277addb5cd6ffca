"""The press served to real browsers."""

from __future__ import annotations

from newsroom.issues.conftest import address, browser, visit

__all__ = ["address", "browser", "visit"]
