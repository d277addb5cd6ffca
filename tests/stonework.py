"""A composing room for page tests: stories made into pieces with one design and one typesetter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from broadsheet.edition.design import Design, default_design
from broadsheet.edition.model import Issue, Paper, Placement
from broadsheet.edition.plan import Edition, PictureFacts
from broadsheet.makeup.article import ArticlePiece, article_piece
from broadsheet.makeup.furniture import advance
from broadsheet.makeup.model import Frame, TextFrame
from broadsheet.measure import Rect
from broadsheet.typeset.typesetter import Typesetter

if TYPE_CHECKING:
    from broadsheet.story.model import Story

LANDSCAPE, PORTRAIT, DRAWING = "pictures/wide.jpg", "pictures/tall.jpg", "pictures/map.pdf"
FACTS = (
    PictureFacts(LANDSCAPE, 1600, 1067, "jpeg"),
    PictureFacts(PORTRAIT, 900, 1200, "jpeg"),
    PictureFacts(DRAWING, 400_000, 300_000, "pdf"),
)


class Room:
    """Makes pieces from stories with one design and one typesetter."""

    def __init__(self) -> None:
        self.design: Design = default_design()
        self.typesetter = Typesetter(self.design)

    def edition(self, *stories: Story) -> Edition:
        """An edition of just these stories, with the pictures above."""
        return Edition(Paper("The Light"), self.design, Issue(1, date(2026, 11, 6)), stories, "", FACTS)

    def piece(self, story: Story, rank: int = 3, **placing: object) -> ArticlePiece:
        """A story as a piece."""
        placement = Placement(story.id, rank=rank, **placing)  # type: ignore[arg-type] # the tests' own keywords
        return article_piece(self.edition(story), self.typesetter, placement, story)


def extent(room: Room, frame: Frame) -> Rect:
    """Where a frame's marks are: a line from its capitals to its baseline."""
    if not isinstance(frame, TextFrame):
        return frame.rect
    size = max((piece.fragment.size for piece in frame.line.pieces), default=0)
    height = min(size * 7 // 10, room.design.grid.ascent) if size < 12_000 else size * 7 // 10
    return Rect(frame.x + frame.line.x, frame.y - height, advance(frame.line), height)
