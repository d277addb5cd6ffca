"""A paper read from its folder: ``paper.toml``, ``design.toml``, the issues and the stories.

Every mistake is collected as a remark with file, line and a way out; ``docs/reference/paper-folder.md`` tells the form.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.edition.designs import design_from
from broadsheet.edition.folder import IssueFile, PaperFolder, StoryFile
from broadsheet.edition.issues import issue_from
from broadsheet.edition.keys import DESIGN, ISSUE, PAPER
from broadsheet.edition.model import Issue
from broadsheet.edition.papers import paper_from
from broadsheet.edition.sources import Source, TomlFile, leaves_folder, read_toml, toml_from
from broadsheet.edition.tables import read_table
from broadsheet.errors import MissingFileError
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.reading import read_story_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from broadsheet.edition.design import Design
    from broadsheet.edition.model import Paper
    from broadsheet.story.model import Story

    StoryReader = Callable[[Path, Path, str], tuple[Story | None, tuple[Remark, ...]]]

NO_DESIGN: TomlFile = ({}, Source("design.toml"), ())
__all__ = [
    "PaperFolder",
    "StoryFile",
    "head_from",
    "issue_on_sale",
    "public_issues",
    "read_head",
    "read_issue_file",
    "read_paper",
]


def read_paper(folder: Path, read: StoryReader = read_story_file) -> tuple[PaperFolder | None, tuple[Remark, ...]]:
    """The paper in a folder with all issues and stories, and every mistake in its files; ``read`` reads one story.

    None when ``paper.toml`` cannot be used. Raises ``MissingFileError`` when there is no such folder.
    """
    if not folder.is_dir():
        message = f"There is no folder {folder}. `broadsheet new {folder}` writes a paper to start from."
        raise MissingFileError(message)
    head, remarks = read_head(folder)
    if head is None:
        return None, remarks
    paper, design = head
    issues, issue_remarks = _issues(folder)
    stories, story_remarks = _stories(folder, paper.language, read)
    collected = (*remarks, *issue_remarks, *story_remarks)
    return PaperFolder(str(folder), paper, design, issues, stories) if paper.name else None, collected


def read_head(folder: Path) -> tuple[tuple[Paper, Design] | None, tuple[Remark, ...]]:
    """The paper and its design, without issues and stories; None when ``paper.toml`` cannot be read.

    A paper whose name is wrong or missing, which a remark says, has none.
    """
    paper = read_toml(folder, "paper.toml")
    design = read_toml(folder, "design.toml") if (folder / "design.toml").exists() else NO_DESIGN
    return _head(paper, design)


def head_from(paper: str, design: str) -> tuple[tuple[Paper, Design] | None, tuple[Remark, ...]]:
    """The same from the texts of ``paper.toml`` and ``design.toml``."""
    return _head(toml_from(paper, "paper.toml"), toml_from(design, "design.toml"))


def _head(paper_file: TomlFile, design_file: TomlFile) -> tuple[tuple[Paper, Design] | None, tuple[Remark, ...]]:
    """The paper and its design from the contents of their files."""
    contents, source, remarks = paper_file
    values, found = read_table(contents, PAPER, source)
    if remarks and not contents:
        return None, remarks
    paper, twice = paper_from(values)
    design, design_remarks = _design(design_file)
    return (paper, design), (*remarks, *found, *twice, *design_remarks)


def issue_on_sale(issues: tuple[Issue, ...], day: date) -> Issue | None:
    """The latest issue whose first day of sale has come by ``day``; else the newest; None when there is none."""
    by_day = sorted(issues, key=lambda issue: (issue.first_day, issue.number))
    begun = [issue for issue in by_day if issue.first_day <= day]
    return (begun or by_day)[-1] if by_day else None


def public_issues(issues: tuple[Issue, ...], day: date) -> tuple[Issue, ...]:
    """The issues readers may see on a day, in their order: those begun by then, and always the one on sale."""
    on_sale = issue_on_sale(issues, day)
    return tuple(issue for issue in issues if issue.first_day <= day or issue is on_sale)


def _design(file: TomlFile) -> tuple[Design, tuple[Remark, ...]]:
    """The design, which is the default one when nothing is said of it."""
    contents, source, remarks = file
    values, found = read_table(contents, DESIGN, source)
    design, wrong = design_from(values)
    return design, (*remarks, *found, *wrong)


def _issues(folder: Path) -> tuple[tuple[IssueFile, ...], tuple[Remark, ...]]:
    """The issues by number; of two with one number the first."""
    issues: dict[int, IssueFile] = {}
    remarks: list[Remark] = []
    for home in _inside(folder, "issues"):
        if home.is_dir():
            issue, found = read_issue_file(folder, home.name)
            remarks += found
            if issue:
                remarks += _number_remarks(issue, home.name, issues)
                issues.setdefault(issue.issue.number, issue)
    return tuple(issues[number] for number in sorted(issues)), tuple(remarks)


def read_issue_file(folder: Path, name: str) -> tuple[IssueFile | None, tuple[Remark, ...]]:
    """The issue in ``issues/NAME``; None when it has no number."""
    contents, source, remarks = read_toml(folder, f"issues/{name}/issue.toml")
    if not contents:
        return None, remarks or (_nothing(source),)
    values, found = read_table(contents, ISSUE, source)
    issue, wrong = issue_from(values)
    return IssueFile(issue, values) if issue.number else None, (*remarks, *found, *wrong)


def _nothing(source: Source) -> Remark:
    """A file with nothing in it."""
    return source.remark("empty-file", (), "The file says nothing.", "Write number = …, date = … and the placements.")


def _number_remarks(item: IssueFile, name: str, earlier: dict[int, IssueFile]) -> tuple[Remark, ...]:
    """An issue whose number is not its folder's, or is another issue's too."""
    source, number = item.values.source, item.issue.number
    if number in earlier:
        message = f"Issue {number} stands twice, also in {earlier[number].folder}."
        return (source.remark("issue-twice", ("number",), message, "Give one of them another number."),)
    if name.lstrip("0") != str(number):
        message = f'The number is {number}, but the folder is called "{name}".'
        return (source.remark("issue-number", ("number",), message, f"Call the folder {number}, or mend the number."),)
    return ()


def _stories(folder: Path, language: str, read: StoryReader) -> tuple[tuple[StoryFile, ...], tuple[Remark, ...]]:
    """The stories by file, in the paper's language unless they name their own; of two with one id the first."""
    stories: dict[str, StoryFile] = {}
    remarks: list[Remark] = []
    for path in _story_paths(folder):
        file = path.relative_to(folder).as_posix()
        unsafe = leaves_folder(folder, file)
        if unsafe:
            remarks.append(Remark("unsafe-path", Severity.STOP, Place(file), unsafe, "Copy the file to this place."))
            continue
        story, found = read(path, folder, language)
        remarks += found
        if story and story.id in stories:
            remarks.append(_story_twice(path, file, stories[story.id]))
        elif story:
            stories[story.id] = StoryFile(story, file)
    return tuple(stories.values()), tuple(remarks)


def _story_paths(folder: Path) -> tuple[Path, ...]:
    """The Markdown files of the issues and of ``stories/``, in order of name."""
    homes = [*_inside(folder, "issues"), folder / "stories"]
    return tuple(path for home in homes if home.is_dir() for path in sorted(home.glob("*.md")))


def _inside(folder: Path, name: str) -> tuple[Path, ...]:
    """The entries of a folder of the paper in order of name, without hidden ones; none when it is not there."""
    home = folder / name
    entries = sorted(home.iterdir()) if home.is_dir() else []
    return tuple(entry for entry in entries if not entry.name.startswith("."))


def _story_twice(path: Path, file: str, earlier: StoryFile) -> Remark:
    """A story whose id another file has too."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if text.startswith("id:")), 1)
    message = f'The id "{earlier.story.id}" stands in two files; also in {earlier.file}.'
    return Remark("story-id-twice", Severity.STOP, Place(file, line), message, "Give this story an id of its own.")
