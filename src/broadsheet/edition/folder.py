"""A paper's folder as it was read, before an issue is joined together from it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from broadsheet.edition.design import Design
from broadsheet.edition.model import Issue, Paper
from broadsheet.edition.tables import Values
from broadsheet.story.model import Story

if TYPE_CHECKING:
    from broadsheet.remarks import Remark


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A story and the file it was read from, relative to the paper's folder."""

    story: Story
    file: str


@dataclass(frozen=True, slots=True)
class IssueFile:
    """An issue, with the values of its file, which know the lines they stand on."""

    issue: Issue
    values: Values

    @property
    def file(self) -> str:
        """The issue's file, relative to the paper's folder."""
        return self.values.source.file

    @property
    def folder(self) -> str:
        """The issue's folder, relative to the paper's."""
        return str(PurePosixPath(self.file).parent)


@dataclass(frozen=True, slots=True)
class PaperFolder:
    """A paper read from its folder. ``issue_files`` are ordered by number, ``stories`` by file."""

    folder: str
    paper: Paper
    design: Design
    issue_files: tuple[IssueFile, ...] = ()
    stories: tuple[StoryFile, ...] = ()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues by number."""
        return tuple(item.issue for item in self.issue_files)

    def issue_file(self, number: int) -> IssueFile | None:
        """The issue of that number with its file, or None."""
        return next((item for item in self.issue_files if item.issue.number == number), None)

    def remarks_on(self, number: int, remarks: tuple[Remark, ...]) -> tuple[Remark, ...]:
        """The remarks that concern one issue: on the paper and its design, the issue's folder, and the stories placed.

        A mistake in an old issue need not hold the press for a new one.
        """
        chosen = self.issue_file(number)
        placed = {item.story for item in chosen.issue.placements} if chosen else set()
        files = {item.file for item in self.stories if item.story.id in placed}
        home = f"{chosen.folder}/" if chosen else f"issues/{number}/"
        return tuple(
            item
            for item in remarks
            if item.place.file in files
            or item.place.file.startswith(home)
            or not item.place.file.startswith(("issues/", "stories/"))
        )
