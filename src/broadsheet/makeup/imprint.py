"""The imprint: who publishes, prints and answers for the paper, in a small box on an inner page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.edition.model import Position
from broadsheet.makeup.briefs import GroupPiece, group_piece
from broadsheet.makeup.flow import Item
from broadsheet.makeup.furniture import Frames, Shapes, Stone, furniture, link_over, text_of, web_target
from broadsheet.makeup.model import Cell, Shape, TextFrame
from broadsheet.typeset.model import GalleyLine

if TYPE_CHECKING:
    from broadsheet.edition.model import Paper

RANK = 9


@dataclass(frozen=True, slots=True, eq=False)
class ImprintPiece:
    """The imprint as a piece: a group of small lines whose addresses are live."""

    group: GroupPiece
    position: Position = Position.BOTTOM

    @property
    def id(self) -> str:
        """Its name on the page."""
        return self.group.id

    @property
    def rank(self) -> int:
        """Furniture."""
        return RANK

    def shapes(self) -> Shapes:
        """As the group closes."""
        return self.group.shapes()

    def frames(self, page: int, cell: Cell, shape: Shape) -> Frames:
        """The lines, with live areas over addresses."""
        drawn = self.group.frames(page, cell, shape)
        return (*drawn, *address_links(self.group.stone, drawn, "imprint"))

    def explain(self, shape: Shape) -> str:
        """Where the paper says who answers for it."""
        return f"imprint in {shape.columns} column(s)"


def address_links(stone: Stone, drawn: Frames, style: str) -> Frames:
    """Live areas over every set line that is a mail or web address as a whole."""
    size = stone.design.style(style).size
    found = []
    for frame in drawn:
        if isinstance(frame, TextFrame):
            text = text_of(frame.line).strip()
            if is_address(text):
                found.append(link_over(frame, size, web_target(text), text))
    return tuple(found)


def is_address(text: str) -> bool:
    """Whether a line is one web or mail address and nothing else."""
    if " " in text or not text:
        return False
    return "@" in text or ("." in text.strip(".") and "/" in text) or text.startswith("www.")


def imprint_piece(name: str, stone: Stone, position: Position = Position.BOTTOM) -> ImprintPiece | None:
    """The imprint's box; None for a paper that gives no imprint at all."""
    groups = [lines for lines in imprint_lines(stone.edition.paper) if lines]
    items = tuple(_item(stone, number, lines) for number, lines in enumerate(groups))
    if not items:
        return None
    return ImprintPiece(group_piece(name, stone, stone.words.imprint, items, RANK), position)


def imprint_lines(paper: Paper) -> tuple[tuple[str, ...], ...]:
    """The lines in groups: imprint, contact, and the numbers a librarian asks for."""
    numbers = (f"ISSN {paper.issn}",) if paper.issn else ()
    address = (paper.short_address,) if paper.short_address else ()
    return (paper.imprint, paper.contact, (*numbers, *address))


def _item(stone: Stone, number: int, lines: tuple[str, ...]) -> Item:
    """One group of lines as rows."""
    measure = stone.design.grid.measure
    rows: list[GalleyLine] = []
    for index, text in enumerate(lines):
        ref = furniture(f"imprint.{number}.{index}")
        setting = stone.typesetter.block(text, "imprint", measure, stone.language, ref)
        rows += [GalleyLine(placed.line, placed.ref, placed.style) for placed in setting.lines]
    return Item("", tuple(rows))
