"""Reading what a job needs from a paper's folder, with every remark on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.edition.joining import edition_of
from broadsheet.edition.reading import issue_on_sale, read_paper
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.story.reading import read_story_file
from broadsheet.works.checking import check_edition, with_files

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from broadsheet.edition.folder import PaperFolder
    from broadsheet.edition.plan import Edition
    from broadsheet.edition.reading import StoryReader


def read_issue(
    folder: Path, number: int, day: date, read: StoryReader = read_story_file
) -> tuple[Edition | None, tuple[Remark, ...]]:
    """The issue's edition with every remark on its files, copy and plan; number 0 is the issue on sale on ``day``.

    ``read`` reads one story.
    """
    paper, remarks = read_paper(folder, read)
    if paper is None:
        return None, remarks
    wanted = number or number_on_sale(paper, day)
    if not wanted:
        return None, (*remarks, _no_issue(folder))
    edition, found = edition_of(paper, wanted)
    checked = check_edition(edition) if edition else ()
    return edition, with_files((*paper.remarks_on(wanted, remarks), *found, *checked), paper)


def number_on_sale(paper: PaperFolder, day: date) -> int:
    """The number of the issue on sale on a day; 0 when the paper has none."""
    issue = issue_on_sale(paper.issues, day)
    return issue.number if issue else 0


def _no_issue(folder: Path) -> Remark:
    """A paper without issues."""
    return Remark(
        "no-issue",
        Severity.STOP,
        Place(file=str(folder / "issues")),
        "The paper has no issue yet.",
        "Make issues/1/issue.toml; `broadsheet new` shows one.",
    )
