"""How long stories are in lines and depth, as the proof room measures them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from broadsheet.newsroom.issues.actions import note_lengths
from broadsheet.works.pageproofs.order import MEASURE, ProofOrder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from broadsheet.newsroom.running.tasks import Effect, Rooms


def measured(rooms: Rooms, files: Iterable[str]) -> Effect:
    """Measure the stories in files of the desk's folder; the effect notes what came of it."""
    order = ProofOrder(MEASURE, str(rooms.home.desk), files=tuple(files))
    return partial(note_lengths, rooms.proofs.fill(order)["lengths"])
