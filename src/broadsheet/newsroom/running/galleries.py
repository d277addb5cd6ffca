"""Pictures of pages that nobody needs any longer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

SPARED = timedelta(days=1)
"""How long a picture that nothing names is left: somebody may have the page open, or undo a move."""

KINDS = (".png", ".webp")


def clear_out(folder: Path, named: Collection[str], now: datetime) -> int:
    """Remove the pictures whose digest is not among ``named`` and that are older than a day; how many."""
    removed = 0
    for picture in sorted(path for path in folder.glob("*") if path.suffix in KINDS):
        old = now.timestamp() - picture.stat().st_mtime > SPARED.total_seconds()
        if old and picture.name.partition(".")[0] not in named:
            picture.unlink(missing_ok=True)
            removed += 1
    return removed
