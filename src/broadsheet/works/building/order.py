"""What is asked of a build, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from broadsheet.remarks import Remark, stops

OUTLETS = ("print", "site", "epub", "mail")


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What is asked for. ``day`` decides what is public and which issue is on sale; ``only`` names the outlets wanted.

    ``processes`` is how many may work at once; ``plain`` makes the site a plain folder without links to older versions.
    """

    folder: Path
    out: Path
    day: date
    only: frozenset[str] = frozenset(OUTLETS)
    precompress: bool = True
    processes: int = 2
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """What came of it. ``changed`` and ``removed`` are files of the site; ``files`` those beside it, made this time.

    ``articles`` and ``issues`` count what is public; ``version`` numbers the site served; ``whole`` says that all
    was made anew, and ``reason`` why. ``seconds`` are wall seconds by stage.
    """

    remarks: tuple[Remark, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    articles: int = 0
    issues: int = 0
    version: int = 0
    whole: bool = False
    reason: str = ""
    seconds: tuple[tuple[str, float], ...] = field(default=(), compare=False)

    @property
    def stopped(self) -> bool:
        """Whether remarks hold something back."""
        return stops(self.remarks)
