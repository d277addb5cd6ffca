"""What takes a paper's folder into the database, and what writes folders out of it."""

from __future__ import annotations

from broadsheet.newsroom.folder.actions.putting import export, put_out
from broadsheet.newsroom.folder.actions.taking import TakenIn, take_in

__all__ = ["TakenIn", "export", "put_out", "take_in"]
