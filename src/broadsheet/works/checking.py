"""Look a paper over before press day: files, copy, plan, and whether stories suit their places in length."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from broadsheet.edition.checking import check_plan
from broadsheet.edition.folder import PaperFolder
from broadsheet.edition.joining import edition_of
from broadsheet.edition.reading import read_paper
from broadsheet.errors import DesignError
from broadsheet.press.printers import printer_named
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.checking import check_story
from broadsheet.typeset.typesetter import Typesetter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from broadsheet.edition.model import Placement
    from broadsheet.edition.plan import Edition

# Rows of one column a story of each rank may fill: briefs need 5 lines to stand (Harrower), a lead that cannot reach
# four inches (27 rows) twice looks thin; upper bounds are shares of a tabloid page of about 470 rows.
DEPTHS = {1: (54, 460), 2: (40, 330), 3: (24, 240), 4: (12, 130), 5: (5, 40)}


def check_folder(folder: Path, number: int = 0) -> tuple[Remark, ...]:
    """All remarks on a paper's folder; with ``number`` only that issue's plan is measured, else every issue's."""
    paper, remarks = read_paper(folder)
    if paper is None:
        return remarks
    found = [remark for item in paper.stories for remark in check_story(item.story, item.file)]
    found += _printer_remark(paper.design.printer, folder)
    numbers = (number,) if number else tuple(issue.number for issue in paper.issues)
    for wanted in numbers:
        found += _check_issue(paper, wanted)
    return with_files((*remarks, *found), paper)


def _check_issue(paper: PaperFolder, number: int) -> tuple[Remark, ...]:
    """The remarks on one issue's plan and lengths."""
    edition, remarks = edition_of(paper, number)
    if edition is None:
        return remarks
    try:
        lengths = check_lengths(edition)
    except DesignError as error:
        lengths = (_unusable(error),)
    return (*remarks, *check_edition(edition), *lengths)


def _printer_remark(name: str, folder: Path) -> tuple[Remark, ...]:
    """A printer that is not there, or whose file does not describe one."""
    try:
        printer_named(name, folder)
    except DesignError as error:
        return (_unusable(error),)
    return ()


def _unusable(error: DesignError) -> Remark:
    """What the design asks for and cannot have; the error's sentence holds the way out."""
    return Remark("design-unusable", Severity.STOP, Place("design.toml"), str(error))


def check_edition(edition: Edition) -> tuple[Remark, ...]:
    """The checks of an issue's copy and plan that need no typesetting."""
    stories = tuple(remark for story in edition.stories for remark in check_story(story, ""))
    return (*stories, *check_plan(edition))


def with_files(remarks: Iterable[Remark], paper: PaperFolder) -> tuple[Remark, ...]:
    """The remarks once each, in order; those that name only a story also name its file."""
    files = {item.story.id: item.file for item in paper.stories}
    return tuple(dict.fromkeys(_with_file(remark, files) for remark in remarks))


def _with_file(remark: Remark, files: dict[str, str]) -> Remark:
    """A remark whose place names the story's file."""
    place = remark.place
    if place.file or place.story not in files:
        return remark
    return replace(remark, place=replace(place, file=files[place.story]))


def check_lengths(edition: Edition) -> tuple[Remark, ...]:
    """Stories too long or too short for their rank, measured in lines at the column's measure."""
    typesetter = Typesetter(edition.design)
    found = []
    for placement in edition.issue.placements:
        story = edition.story(placement.story)
        if story is not None:
            depth = typesetter.galley(story, edition.design.grid.measure).depth
            found += _length_remark(placement, depth)
    return (*found, *typesetter.remarks)


def _length_remark(placement: Placement, depth: int) -> list[Remark]:
    """What to say of one story's depth in rows."""
    least, most = DEPTHS.get(placement.rank, DEPTHS[3])
    if least <= depth <= most:
        return []
    long = depth > most
    advice = (
        f"Cut about {depth - most} lines, give it a better rank, or let it jump (pins: jump = true)."
        if long
        else f"Add about {least - depth} lines, or give it a lower rank."
    )
    kind = "long" if long else "short"
    message = f"The story is too {kind} for rank {placement.rank}: {depth} lines, where {least} to {most} sit well."
    return [Remark(f"too-{kind}", Severity.WARN, Place(story=placement.story), message, advice)]
