"""The folio at the head of inner pages, and the section's name on the page that opens it.

A folio holds the page number outside, the section beside it, and the paper's name with the date inside, over a rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.edition.words import long_date
from broadsheet.makeup.furniture import Frames, at_left, at_right, furniture, rule
from broadsheet.measure import pt

if TYPE_CHECKING:
    from broadsheet.makeup.furniture import Stone
    from broadsheet.makeup.model import Frame

FOLIO_ROWS = 2
OPENER_ROWS = 6
SPACE = pt(7)


def folio_rows(*, opener: bool) -> int:
    """Rows the head of an inner page takes before copy begins."""
    return OPENER_ROWS if opener else FOLIO_ROWS


def folio(stone: Stone, page: int, section: str, *, opener: bool) -> Frames:
    """The head of an inner page: the folio, and the section's name large where the section opens."""
    name = section if not opener else ""
    drawn: list[Frame] = [*_numbers(stone, page, name), *_name_and_date(stone, page)]
    grid, treatment = stone.design.grid, stone.design.treatment
    width = grid.span(grid.columns)
    drawn.append(rule(grid.left(page, 0), grid.top(1), width, treatment.folio_rule))
    if opener and section:
        drawn += section_head(stone, page, section)
    return tuple(drawn)


def _numbers(stone: Stone, page: int, section: str) -> Frames:
    """The page number at the outer edge, the section's name beside it."""
    grid = stone.design.grid
    y, ref = grid.baseline(0), furniture(f"folio.{page}.number")
    number = stone.label(str(page), "folio-bold")
    ink = stone.ink("folio-bold")
    left, right = grid.left(page, 0), grid.left(page, 0) + grid.span(grid.columns)
    set_at = at_right(number, right, y, ink, ref) if page % 2 else at_left(number, left, y, ink, ref)
    if not section:
        return (set_at,)
    words = stone.label(section, "folio")
    beside = furniture(f"folio.{page}.section")
    edge = set_at.x - SPACE if page % 2 else left + _wide(stone, str(page)) + SPACE
    place = at_right if page % 2 else at_left
    return (set_at, place(words, edge, y, stone.ink("folio"), beside))


def _wide(stone: Stone, number: str) -> int:
    """How wide a page number is set."""
    line = stone.label(number, "folio-bold")
    return sum(sum(piece.fragment.advances) for piece in line.pieces)


def _name_and_date(stone: Stone, page: int) -> Frames:
    """The paper's name and the date at the inner edge."""
    grid = stone.design.grid
    day = long_date(stone.edition.issue.day, stone.language)
    line = stone.label(f"{stone.edition.paper.name} · {day}", "folio")
    ref, y = furniture(f"folio.{page}"), grid.baseline(0)
    if page % 2:
        return (at_left(line, grid.left(page, 0), y, stone.ink("folio"), ref),)
    return (at_right(line, grid.left(page, 0) + grid.span(grid.columns), y, stone.ink("folio"), ref),)


def section_head(stone: Stone, page: int, section: str) -> Frames:
    """The section's name across its opening page, over a thin rule."""
    grid = stone.design.grid
    line = stone.label(section, "section-head")
    ref = furniture(f"section.{page}")
    head = at_left(line, grid.left(page, 0), grid.baseline(3), stone.ink("section-head"), ref)
    width = grid.span(grid.columns)
    return (head, rule(grid.left(page, 0), grid.top(5), width, stone.design.treatment.column_rule))
