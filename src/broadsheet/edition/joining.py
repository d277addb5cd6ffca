"""One issue joined with its stories, pictures and stored page plans; every mistake between the files is a remark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.edition.corrections import corrections_due
from broadsheet.edition.model import Advert, AdvertKind, Issue, Placement
from broadsheet.edition.pictures import picture_facts
from broadsheet.edition.plan import Edition, PictureFacts
from broadsheet.edition.scalars import did_you_mean
from broadsheet.edition.sources import read_text
from broadsheet.measure import to_mm
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.model import Picture, Story

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from broadsheet.edition.folder import IssueFile, PaperFolder, StoryFile
    from broadsheet.edition.tables import Values


def edition_of(paper: PaperFolder, number: int) -> tuple[Edition | None, tuple[Remark, ...]]:
    """The issue of that number with all it needs, and what is wrong between its files.

    None only when the paper has no such issue. Stories and pictures that cannot be used are left out, with their
    placements; a story placed twice stands where it was placed first.
    """
    chosen = paper.issue_file(number)
    if chosen is None:
        return None, (_no_such_issue(paper, number),)
    stories = {item.story.id: item for item in paper.stories}
    placements = _first_of_each(chosen.issue, stories)
    placed = [stories[item.story] for item in placements]
    pictures, picture_remarks = _pictures(paper, chosen, placed)
    locks, lock_remarks = _locks(paper, chosen)
    remarks = (
        *_Check(paper, chosen, tuple(stories)).remarks(),
        *picture_remarks,
        *lock_remarks,
        *corrections_due(paper, chosen.issue),
    )
    edition = Edition(
        paper=paper.paper,
        design=paper.design,
        issue=replace(chosen.issue, placements=placements),
        stories=tuple(_as_of(item.story, chosen.issue.day) for item in placed),
        folder=paper.folder,
        pictures=pictures,
        locks=locks,
    )
    return edition, remarks


def _first_of_each(issue: Issue, stories: Collection[str]) -> tuple[Placement, ...]:
    """The placements of stories that are there, of each story the first."""
    first: dict[str, Placement] = {}
    for item in issue.placements:
        if item.story in stories:
            first.setdefault(item.story, item)
    return tuple(first.values())


def _as_of(story: Story, day: date) -> Story:
    """The story as the issue of that day prints it: without the corrections that came later."""
    known = tuple(correction for correction in story.corrections if correction.day <= day)
    return story if known == story.corrections else replace(story, corrections=known)


def _no_such_issue(paper: PaperFolder, number: int) -> Remark:
    """An issue asked for that cannot be had."""
    known = ", ".join(str(issue.number) for issue in paper.issues) or "none"
    message = f"There is no issue {number} that can be read. Issues: {known}."
    return Remark("no-such-issue", Severity.STOP, Place(f"issues/{number}/issue.toml"), message, "Name one of these.")


@dataclass(frozen=True, slots=True)
class _Check:
    """Looks over one issue's plan with the lines of its file at hand."""

    paper: PaperFolder
    chosen: IssueFile
    stories: tuple[str, ...]

    @property
    def issue(self) -> Issue:
        """The issue."""
        return self.chosen.issue

    def remarks(self) -> tuple[Remark, ...]:
        """Everything that is wrong between the issue and the rest of the paper."""
        values = self.chosen.values
        found = [*self.emptiness()]
        for row in values.tables("placements"):
            found += [*self.placement(row), *self.pages(row.table("pins"), "turn_page"), *self.pages(row, "page")]
        for row in values.tables("page_pins"):
            found += [*self.section(row), *self.pages(row, "number")]
        adverts = (row for row in values.tables("adverts") if row.has("id"))
        for row, advert in zip(adverts, self.issue.adverts, strict=True):
            found += [*self.pages(row, "page"), *self.advert(row, advert), *self.size(row, advert)]
        return (*found, *self.left_over())

    def emptiness(self) -> tuple[Remark, ...]:
        """An issue without stories."""
        if self.issue.placements:
            return ()
        advice = 'Add a [[placements]] table with story = "…" for each story.'
        return (self.chosen.values.source.remark("empty-issue", (), "The issue has no stories.", advice),)

    def placement(self, row: Values) -> tuple[Remark, ...]:
        """A placement of a story there is not, in a section there is not, or wider than the page."""
        found = list(self.section(row))
        story = row.text("story")
        if story and story not in self.stories:
            message = f'There is no story with the id "{story}" that can be read.'
            near = did_you_mean(story, self.stories) if len(self.stories) else ""
            found.append(row.source.remark("unknown-story", (*row.path, "story"), message, near))
        pins, columns = row.table("pins"), self.paper.design.format.columns
        for name in ("columns", "picture_columns"):
            if pins.whole(name) > columns:
                message = f"{name} is {pins.whole(name)}, but the page has {columns} columns."
                found.append(row.source.remark("pin-too-wide", (*pins.path, name), message, "Make it narrower."))
        return tuple(found)

    def section(self, row: Values) -> tuple[Remark, ...]:
        """A section that the paper does not have."""
        section = row.text("section")
        if not section or self.paper.paper.section(section):
            return ()
        message = f'There is no section "{section}" in paper.toml.'
        advice = did_you_mean(section, (item.id for item in self.paper.paper.sections))
        return (row.source.remark("unknown-section", (*row.path, "section"), message, advice),)

    def pages(self, row: Values, name: str) -> tuple[Remark, ...]:
        """A page beyond the paper."""
        page = row.whole(name)
        if not self.issue.pages or page <= self.issue.pages:
            return ()
        message = f"{name} is {page}, but the issue has {self.issue.pages} pages."
        return (row.source.remark("page-beyond-paper", (*row.path, name), message, "Name another, or raise pages."),)

    def advert(self, row: Values, advert: Advert) -> tuple[Remark, ...]:
        """An advert without what its kind must have."""
        found = []
        if not (advert.file or advert.headline or advert.text):
            message = f'The advert "{advert.id}" has neither artwork nor text.'
            found.append(
                row.source.remark("advert-empty", row.path, message, "Give it a file, or a headline and text.")
            )
        if advert.file and not advert.alt:
            message = f'The advert "{advert.id}" has no alt text.'
            advice = 'Write alt = "…": what the artwork shows and says.'
            found.append(row.source.remark("advert-alt", row.path, message, advice))
        missing = [name for name in ("page", "depth") if advert.kind is AdvertKind.BOOKED and not row.has(name)]
        for name in missing:
            message = f'The booked advert "{advert.id}" has no {name}.'
            advice = 'Write it, or kind = "house" for one of your own.'
            found.append(row.source.remark(f"advert-{name}", row.path, message, advice))
        return tuple(found)

    def size(self, row: Values, advert: Advert) -> tuple[Remark, ...]:
        """An advert larger than the type area."""
        grid = self.paper.design.grid
        depth = grid.rows * grid.format.leading
        found = []
        if advert.columns > grid.columns:
            message = f'The advert "{advert.id}" is {advert.columns} columns wide; the page has {grid.columns}.'
            found.append(row.source.remark("advert-too-wide", (*row.path, "columns"), message, "Make it narrower."))
        if advert.depth > depth:
            message = (
                f'The advert "{advert.id}" is {to_mm(advert.depth):.1f} mm deep; the page has {to_mm(depth):.1f} mm.'
            )
            found.append(row.source.remark("advert-too-deep", (*row.path, "depth"), message, "Make it less deep."))
        return tuple(found)

    def left_over(self) -> tuple[Remark, ...]:
        """Stories lying in the issue's folder that it does not place."""
        placed = {item.story for item in self.issue.placements}
        return tuple(
            _note(item, "The story lies in the issue's folder but is not placed in issue.toml.")
            for item in self.paper.stories
            if item.file.startswith(f"{self.chosen.folder}/") and item.story.id not in placed
        )


def _note(item: StoryFile, message: str) -> Remark:
    """A note on a story that is not placed."""
    advice = "Add a [[placements]] table, or move the file to stories/."
    return Remark("story-not-placed", Severity.NOTE, Place(item.file, story=item.story.id), message, advice)


def _pictures(
    paper: PaperFolder, chosen: IssueFile, placed: list[StoryFile]
) -> tuple[tuple[PictureFacts, ...], tuple[Remark, ...]]:
    """The facts of every picture and artwork file named, each once, and remarks where they are named."""
    named = {
        block.file: Place(item.file, story=item.story.id)
        for item in reversed(placed)
        for block in reversed(item.story.blocks)
        if isinstance(block, Picture)
    }
    adverts = {
        row.text("file"): row.source.place((*row.path, "file"))
        for row in chosen.values.tables("adverts")
        if row.has("file")
    }
    facts, remarks = [], []
    for file, place in {**adverts, **named}.items():
        known, remark = picture_facts(Path(paper.folder), file)
        if known and known.kind == "pdf" and file in named:
            known, remark = None, _pdf_in_story(file)
        if known:
            facts.append(known)
        if remark:
            remarks.append(replace(remark, place=place))
    return tuple(sorted(facts, key=lambda item: item.file)), tuple(remarks)


def _pdf_in_story(file: str) -> Remark:
    """A PDF where a story wants a picture."""
    message = f"The file {file} is a PDF; a story takes pictures."
    return Remark("picture-pdf", Severity.STOP, Place(file), message, "Save it as PNG of 300 dots an inch, or as JPEG.")


def _locks(paper: PaperFolder, chosen: IssueFile) -> tuple[tuple[tuple[int, str], ...], tuple[Remark, ...]]:
    """The stored plans of locked pages, and a remark on each that is not there."""
    locks, remarks = [], []
    for row in chosen.values.tables("page_pins"):
        if not (row.flag("locked") and row.has("number")):
            continue
        file = f"{chosen.folder}/pages/{row.whole('number')}.json"
        text, found = read_text(Path(paper.folder), file)
        if text:
            locks.append((row.whole("number"), text))
        else:
            advice = "Compose the issue and lock the page then, or delete locked = true."
            message = f"The page is locked, but its plan {file} cannot be read."
            remarks.append(row.source.remark("lock-missing", (*row.path, "locked"), message, advice))
        remarks += [item for item in found if text]
    return tuple(sorted(locks)), tuple(remarks)
