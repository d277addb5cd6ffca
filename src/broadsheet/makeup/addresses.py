"""The short web address at the end of longer stories, and for leading ones the same address as a QR code.

Both are set as the last rows of the story's text, so they keep their place in its legs; the code's rows are left white
in the galley and the bars are laid over them once the story stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.edition.addresses import short_addresses
from broadsheet.makeup.barcodes import qr_frames
from broadsheet.makeup.furniture import Frames, text_of
from broadsheet.makeup.model import Frame, LinkFrame, TextFrame
from broadsheet.measure import Rect, pt
from broadsheet.story.model import Span
from broadsheet.typeset.model import GalleyLine, Ref

if TYPE_CHECKING:
    from broadsheet.makeup.furniture import Stone
    from broadsheet.story.model import Story

LONGER = 500
"""Words from which on a story names its address."""
QR_ROWS = 6
WHITE = pt(7)
"""White over and under a code."""
STYLE = "address"


def addresses(stone: Stone) -> dict[str, str]:
    """The short address of every story of the issue; empty for a paper that has none to print."""
    base = stone.edition.paper.short_address
    if not base:
        return {}
    return {story: f"{base}/{code}" for story, code in short_addresses(stone.edition.stories).items()}


def end_lines(stone: Stone, story: Story, address: str, *, code: bool) -> tuple[GalleyLine, ...]:
    """The rows after a story's text: room for a code when asked for, and the address as a live link."""
    ref = Ref(story.id, "address", "address")
    spans = (Span(address, link=f"https://{address}"),)
    lines = stone.typesetter.lines(spans, STYLE, stone.design.grid.measure, story.language, ref)
    rows = [GalleyLine(line, ref, STYLE, starts=i == 0, ends=i == len(lines) - 1) for i, line in enumerate(lines)]
    white = [GalleyLine(None, ref, STYLE, keep=True, mark="code") for _ in range(QR_ROWS if code else 0)]
    return (*white, *rows)


def with_codes(stone: Stone, frames: Frames, coded: frozenset[str]) -> Frames:
    """The frames with a QR code laid over the rows left white before the address of each story in ``coded``."""
    drawn: list[Frame] = list(frames)
    for frame in frames:
        if isinstance(frame, TextFrame) and frame.ref.role == "address" and frame.ref.story in coded:
            leading, grid = stone.design.format.leading, stone.design.grid
            side = QR_ROWS * leading - 2 * WHITE
            top = frame.y - grid.ascent - QR_ROWS * leading + WHITE
            address = f"https://{text_of(frame.line).strip()}"
            box = Rect(frame.x, top, side, side)
            drawn += [*qr_frames(address, box), LinkFrame(box, address, address, frame.ref)]
    return tuple(drawn)
