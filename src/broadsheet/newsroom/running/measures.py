"""How long stories are in lines and depth, as the proof room measured them, on the lines of the budget."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from broadsheet.newsroom.stories.models import BudgetLine
from broadsheet.works.pageproofs.order import MEASURE, ProofOrder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from broadsheet.newsroom.running.tasks import Effect, Rooms


def measured(rooms: Rooms, files: Iterable[str]) -> Effect:
    """Measure the stories in files of the desk's folder; the effect notes what came of it."""
    order = ProofOrder(MEASURE, str(rooms.home.desk), files=tuple(files))
    return partial(note_lengths, rooms.proofs.fill(order)["lengths"])


def note_lengths(lengths: Mapping[str, Mapping[str, float]]) -> None:
    """Note the lengths of stories where they changed: lines at the column's measure, millimetres of one column."""
    for line in BudgetLine.objects.filter(article__story_id__in=list(lengths)).select_related("article"):
        length = lengths[line.article.story_id]
        if (line.lines, line.depth) != (length["lines"], length["depth"]):
            BudgetLine.objects.filter(pk=line.pk).update(lines=length["lines"], depth=length["depth"])
