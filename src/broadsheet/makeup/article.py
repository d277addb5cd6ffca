"""A story as a piece of copy: whole, as the start of one that jumps, or as the turn of it.

    piece = article_piece(edition, typesetter, placement, story)      # the whole story
    piece = ranked(piece, 2)                                          # the same at another rank, cheaply
    start = jump_start(piece)                                         # breaks off where the page likes it
    cut = cut_of(shape)                                               # before which line, once a shape is chosen
    turn = turn_of(piece, cut, from_page=1, keyword="HARBOUR")        # the rest
    start = continued_on(start, page=5)                               # what its last line says; shapes stay
    start = jump_start(piece, line=cut, page=5)                       # cut before exactly that line

The words come from ``edition.words`` in the story's language. A piece's shape table is computed once, when first
asked for. Line numbers count in ``piece.copy.run.lines``, which begins with the byline; ``turn_of`` takes the same
numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from broadsheet.edition.model import Placement, Position
from broadsheet.edition.words import words
from broadsheet.makeup.article_drawing import block_frames_of
from broadsheet.makeup.heads import Head
from broadsheet.makeup.legs import run_of
from broadsheet.makeup.materials import Materials
from broadsheet.makeup.pictures import Art
from broadsheet.makeup.shapes import Block, shape_table
from broadsheet.measure import to_pt
from broadsheet.story.bylines import WRITERS, byline_line, byline_roles
from broadsheet.story.model import FactBox, Picture, PullQuote
from broadsheet.typeset.model import GalleyLine, Ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from broadsheet.edition.plan import Edition
    from broadsheet.makeup.furniture import Shapes
    from broadsheet.makeup.model import Cell, Frame, Shape
    from broadsheet.story.model import Story
    from broadsheet.typeset.typesetter import Typesetter

_TURN_PICTURES_FROM = 1
"""The start of a jumped story keeps its first picture; the others go with the turn."""


@dataclass(frozen=True, slots=True, eq=False)
class ArticlePiece:
    """A story, or a part of one, that can stand on a page. Implements ``PieceOfCopy``.

    ``copy`` is what it is made of; ``turn_page`` is the page its jump line names (0 while not known).
    """

    id: str
    rank: int
    position: Position
    copy: Materials
    turn_page: int = 0
    _table: list[Shapes] = field(default_factory=list, repr=False)

    @property
    def story(self) -> Story:
        """The story it is made from."""
        return self.copy.story

    @property
    def text_rows(self) -> int:
        """Grid rows of its running text in one leg."""
        return self.copy.run.rows

    def shapes(self) -> Shapes:
        """Cheapest shapes by (columns, rows), with and without a picture at the top edge."""
        if not self._table:
            self._table.append(shape_table(self.copy))
        return self._table[0]

    def frames(self, page: int, cell: Cell, shape: Shape) -> tuple[Frame, ...]:
        """The story drawn in its cell, in the order it is read."""
        block = block_of(shape)
        return block_frames_of(self.copy, block, page, cell, self.turn_page) if block else ()

    def explain(self, shape: Shape) -> str:
        """Headline form and size, picture width and crop, legs and price, in words."""
        block = block_of(shape)
        return _explained(self.copy, block, shape) if block else self.id


def block_of(shape: Shape) -> Block | None:
    """How an article's shape is set; None for a shape of another kind of piece."""
    return shape.option if isinstance(shape.option, Block) else None


def cut_of(shape: Shape) -> int:
    """Before which of its piece's lines an article's shape ends (all of them unless it is a start)."""
    block = block_of(shape)
    return block.body.ends[-1] if block else 0


# ---- making pieces ----


def article_piece(
    edition: Edition,
    typesetter: Typesetter,
    placement: Placement,
    story: Story,
    *,
    end_lines: Sequence[GalleyLine] = (),
    until: int = 0,
) -> ArticlePiece:
    """The whole story, ranked and pinned as its placement says.

    ``end_lines`` are set after the text (a short address); ``until`` leaves out the lines from that one on (0: none),
    which the issue then reports as overset.
    """
    galley = typesetter.galley(story, edition.design.grid.measure)
    lines = (*byline_lines(typesetter, story), *galley.lines)
    lines = (*(lines[:until] if until else lines), *end_lines)
    copy = Materials(
        story,
        placement.rank,
        placement.pins,
        edition.design,
        typesetter,
        run_of(lines),
        (story.headline, *story.print_headlines),
        story.kicker,
        story.standfirst,
        tuple(_art(edition, story)),
        tuple((at, block) for at, block in enumerate(story.blocks) if isinstance(block, FactBox)),
        tuple((at, block) for at, block in enumerate(story.blocks) if isinstance(block, PullQuote)),
    )
    return ArticlePiece(story.id, placement.rank, placement.pins.position, copy)


def ranked(piece: ArticlePiece, rank: int) -> ArticlePiece:
    """The same piece at another rank: other headline sizes and prices, with everything set so far shared."""
    return replace(piece, rank=rank, copy=replace(piece.copy, rank=rank), _table=[])


def jump_start(piece: ArticlePiece, *, page: int = 0, line: int = 0) -> ArticlePiece:
    """The first part of a story that goes on on ``page``: cut before ``line``, or wherever its shapes like (0).

    It keeps the headline, the standfirst and the first picture; boxes and further pictures go with the turn.
    """
    lines = piece.copy.run.lines
    copy = replace(
        piece.copy,
        run=run_of(lines[:line]) if line else piece.copy.run,
        pictures=piece.copy.pictures[:_TURN_PICTURES_FROM],
        boxes=(),
        quotes=piece.copy.quotes[:1],
        jump=True,
        free_end=not line,
    )
    return replace(piece, id=f"{piece.story.id}.start", copy=copy, turn_page=page, _table=[])


def continued_on(start: ArticlePiece, page: int) -> ArticlePiece:
    """The same start with the page its jump line names; its shapes are the same."""
    return replace(start, turn_page=page)


def turn_of(piece: ArticlePiece, line: int, from_page: int, keyword: str, rank: int = 4) -> ArticlePiece:
    """The rest of a whole story from ``line`` on, under where it comes from, its keyword and its shortest headline.

    In a narrow measure the keyword stands alone.
    """
    language = piece.story.language
    copy = replace(
        piece.copy,
        rank=rank,
        pins=replace(piece.copy.pins, columns=0, picture_columns=0, headline=0),
        run=run_of(piece.copy.run.lines[line:]),
        forms=(f"{keyword}: {_shortest(piece.story)}", keyword),
        label=words(language).continued_from.format(n=from_page),
        standfirst="",
        pictures=piece.copy.pictures[_TURN_PICTURES_FROM:],
        quotes=piece.copy.quotes[1:],
        turn=True,
    )
    copy = copy.fresh()
    return ArticlePiece(f"{piece.story.id}.turn", rank, Position.FREE, copy)


def _shortest(story: Story) -> str:
    """The shortest form of a story's headline."""
    return min((story.headline, *story.print_headlines), key=lambda form: (len(form), form))


def _art(edition: Edition, story: Story) -> Sequence[Art]:
    """The story's usable pictures; one whose file cannot be used is left out (and has its remark already)."""
    found = []
    for at, block in enumerate(story.blocks):
        facts = edition.picture(block.file) if isinstance(block, Picture) else None
        if isinstance(block, Picture) and facts is not None and facts.width > 0 and facts.height > 0:
            found.append(Art(at, block, facts))
    return found


def byline_lines(typesetter: Typesetter, story: Story) -> tuple[GalleyLine, ...]:
    """Who did what, one line or more a role, as the first rows of the text."""
    found: list[GalleyLine] = []
    for number, role in enumerate(byline_roles(story)):
        style = "byline" if role == WRITERS else "byline-role"
        ref = Ref(story.id, f"byline.{number}" if number else "byline", "byline")
        measure = typesetter.design.grid.measure
        lines = typesetter.lines(byline_line(story, role), style, measure, story.language, ref)
        last = len(lines) - 1
        found += [GalleyLine(line, ref, style, 1, True, at == 0, at == last) for at, line in enumerate(lines)]
    return tuple(found)


# ---- in words ----


def _explained(copy: Materials, block: Block, shape: Shape) -> str:
    plan = block.body.arrangement
    parts = [
        f"{shape.columns} column{'s' if shape.columns > 1 else ''} by {shape.rows} rows",
        _headline_words(block.head),
        *_picture_words(copy, block),
    ]
    left_out = len(copy.quotes) - sum(1 for insert in plan.inserts if insert.kind == "quote")
    if left_out:
        parts.append("pull quote left out")
    return f"{copy.story.id}: " + ", ".join(parts) + f" ({_price_words(block, shape)})"


def _price_words(block: Block, shape: Shape) -> str:
    """What a shape costs and for what, the dearest first."""
    things, legs = block.body.arrangement.cost, block.body.cost - block.body.arrangement.cost
    rest = shape.cost - block.head.cost - block.body.cost
    shares = [(block.head.cost, "headline"), (things, "pictures and boxes"), (legs, "legs"), (rest, "width and white")]
    named = [f"{name} {price}" for price, name in sorted(shares, reverse=True) if price]
    return f"price {shape.cost}" + (f": {', '.join(named)}" if len(named) > 1 else "")


def _headline_words(head: Head) -> str:
    form = "full headline" if head.form == 0 else f"headline form {head.form + 1}"
    return f"{form} at {to_pt(head.size):g} pt"


def _picture_words(copy: Materials, block: Block) -> list[str]:
    plan = block.body.arrangement
    lead = next((picture for picture in plan.pictures if picture.index == 0), None)
    if lead is None:
        return ["no picture"] if not copy.pictures else []
    where = {plan.over: "above the headline", plan.aside: "beside the text"}.get(lead, "under the headline")
    cropped = f", {plan.lost / 10:g} % cropped" if plan.lost else ""
    return [f"picture {lead.legs} wide {where}{cropped}"]
