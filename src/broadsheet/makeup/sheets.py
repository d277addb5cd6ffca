"""The pages of an issue before anything stands on them: where copy begins, how deep it runs, what is at the head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from broadsheet.makeup.folio import folio, folio_rows
from broadsheet.makeup.masthead import masthead, masthead_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadsheet.makeup.furniture import Frames, Stone

FOUR = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its section's id and printed heading, whether it opens the section, the grid row where copy begins."""

    number: int
    columns: int
    top: int
    rows: int
    section: str = ""
    heading: str = ""
    opener: bool = False

    @property
    def cells(self) -> int:
        """Columns × rows open to pieces."""
        return self.columns * self.rows


def sheet(stone: Stone, number: int, section: str = "", *, opener: bool = False) -> Sheet:
    """A page of the issue; page 1 carries the masthead, the others a folio."""
    grid = stone.design.grid
    heading = heading_of(stone, number, section)
    top = masthead_rows(stone) if number == 1 else folio_rows(opener=opener and bool(heading))
    top = min(top, grid.rows - FOUR)
    return Sheet(number, grid.columns, top, grid.rows - top, section, heading, opener and bool(heading))


def heading_of(stone: Stone, number: int, section: str) -> str:
    """What is printed at the head of a page: the editor's own heading, or the section's name."""
    pin = stone.edition.issue.page_pin(number)
    if pin.heading:
        return pin.heading
    known = stone.edition.paper.section(pin.section or section)
    if known:
        return known.name
    own = {"letters": stone.words.letters, "listings": stone.words.listings}
    return own.get(section, "")


def headed(stone: Stone, pages: Sequence[tuple[int, str]]) -> tuple[Sheet, ...]:
    """The inner pages with their heads: a section's name stands large where the section opens."""
    found, before = [], ""
    for number, section in pages:
        heading = heading_of(stone, number, section)
        found.append(sheet(stone, number, section, opener=bool(heading) and heading != before))
        before = heading or before
    return tuple(found)


def head_frames(stone: Stone, page: Sheet) -> Frames:
    """The masthead or the folio of a page."""
    return masthead(stone) if page.number == 1 else folio(stone, page.number, page.heading, opener=page.opener)


def plain(page: Sheet, top: int) -> Sheet:
    """The page with its copy beginning at another row."""
    return replace(page, top=top, rows=page.top + page.rows - top)
