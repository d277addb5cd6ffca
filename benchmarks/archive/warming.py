"""One article changed under the builder that ``broadsheet serve`` uses: from the call to the files on the disk."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from archive.changing import CHANGES, Change, changed
from archive.forms import OURS
from broadsheet.works.building.builder import Builder
from broadsheet.works.building.order import BuildOrder

WARM_UP = 1
TURNS = 200
"""Turns under the builder begin here, so that each has words of its own."""


def built_changes(
    root: Path, size: int, rounds: int, *, told: bool = False
) -> tuple[tuple[Change, tuple[float, ...]], ...]:
    """Seconds of each build after each kind of change, in one process that keeps the paper in mind.

    ``told``: the builder is told which file changed, as the watching server tells it; else it looks for it.
    A change of each kind goes before that is not counted. Raises ``NotTheSameError`` when a page is not right after it.
    """
    day = date.today()  # noqa: DTZ011 - the day the command itself builds for
    order = BuildOrder(root / OURS.name, root / "ours-out", day, frozenset({"site"}), precompress=False)
    with Builder(order) as builder:
        builder.build()
        return tuple((change, _seconds(builder, root, change, (size, rounds), told=told)) for change in CHANGES)


def _seconds(builder: Builder, root: Path, change: Change, asked: tuple[int, int], *, told: bool) -> tuple[float, ...]:
    """The builds after one kind of change in an archive of a size, as often as asked."""
    size, rounds = asked
    file = root / OURS.name / OURS.file(change.piece(size)) if told else None
    found = []
    for turn in range(WARM_UP + rounds):
        with changed(root, OURS, change, size, TURNS + turn):
            begun = time.perf_counter()
            builder.build(changed={file} if file else None)
            found.append(time.perf_counter() - begun)
    return tuple(found[WARM_UP:])
