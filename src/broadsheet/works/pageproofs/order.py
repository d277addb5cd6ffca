"""What is asked of the proof room, and the process that answers. Loads nothing of what composes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

ROOM = "broadsheet.works.pageproofs.room"
"""The module that works as a process: one order a line on standard input, one answer a line on standard output."""
PULL, OPTIONS, MEASURE = "pull", "options", "measure"
QUIET = 60.0
"""Seconds without an order after which the process ends, and its memory returns."""

Answer: TypeAlias = "dict[str, Any]"


@dataclass(frozen=True, slots=True)
class ProofOrder:
    """What is asked for; paths are text, for an order travels as JSON.

    ``act`` PULL: compose issue ``number`` of the paper in ``folder`` and draw the pages whose picture is not in
    ``pictures`` yet, as ``DIGEST.png``, and ``width`` pixels wide as ``DIGEST.webp``. OPTIONS: the other plans of its
    page ``page``, drawn as ``DIGEST.small.png``. MEASURE: how long the stories in ``files`` are. ``day`` is ISO 8601
    and only matters where no issue is named.
    """

    act: str
    folder: str
    number: int = 0
    pictures: str = ""
    page: int = 0
    files: tuple[str, ...] = ()
    dpi: int = 96
    width: int = 680
    small: int = 30

    def told(self) -> str:
        """As one line of JSON."""
        return json.dumps(asdict(self))


def order_of(line: str) -> ProofOrder:
    """The order of a line. Raises ``TypeError`` or ``ValueError`` for another."""
    told = json.loads(line)
    return ProofOrder(**{**told, "files": tuple(told.get("files", ()))})
