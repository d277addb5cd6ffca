"""Casting: pieces of copy made from bookings, each made once and kept, for the makeup asks for them again and again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.edition.model import Advert, Pins, Placement, Position
from broadsheet.makeup.addresses import LONGER, addresses, end_lines
from broadsheet.makeup.adverts import AdvertPiece, stacks
from broadsheet.makeup.article import ArticlePiece, article_piece, continued_on, cut_of, jump_start, turn_of
from broadsheet.makeup.bookings import Booking, Kind
from broadsheet.makeup.briefs import brief_item, group_piece
from broadsheet.makeup.contents import ContentsPiece, Entry, contents_piece, short_form
from broadsheet.makeup.fillers import fillers, house_piece
from broadsheet.makeup.imprint import imprint_piece
from broadsheet.makeup.jumps import keyword
from broadsheet.makeup.letters import letters_piece
from broadsheet.story.model import Picture
from broadsheet.typeset.model import GalleyLine, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from broadsheet.edition.format import Grid
    from broadsheet.edition.plan import PictureFacts
    from broadsheet.makeup.furniture import Stone
    from broadsheet.makeup.model import PieceOfCopy, Shape
    from broadsheet.story.model import Story

Cast: TypeAlias = "tuple[Story, Placement, tuple[PictureFacts | None, ...], tuple[GalleyLine, ...], int]"
"""All that a whole story's piece is made from: copy, place, pictures, the lines at its end, and where it is cut."""
GROUPS = {Kind.BRIEFS: brief_item}
CODE_RANK = 1
"""Stories of this rank carry a code beside their address."""


@dataclass(slots=True)
class StandingType:
    """Whole stories cast once and kept standing from one draft to the next, with all the shapes worked out of them.

    Only for drafts by one typesetter: what it set is part of them. ``distribute`` clears away what no draft used since
    it was last called.
    """

    _kept: dict[Cast, ArticlePiece] = field(default_factory=dict)
    _used: dict[Cast, ArticlePiece] = field(default_factory=dict)

    def piece(self, cast: Cast, make: Callable[[], ArticlePiece]) -> ArticlePiece:
        """The piece of that casting, made where it does not stand yet."""
        piece = self._kept.get(cast) or make()
        self._kept[cast] = self._used[cast] = piece
        return piece

    def distribute(self) -> None:
        """Keep only what was used since this was last called."""
        self._kept, self._used = self._used, {}


class Caster:
    """Makes the pieces of one issue. The same booking gives the same piece."""

    def __init__(self, stone: Stone, standing: StandingType | None = None) -> None:
        """Work from the stone's edition, with type that stands already."""
        self.stone = stone
        self._standing = standing or StandingType()
        self._placements = {item.story: item for item in reversed(stone.edition.issue.placements)}
        self._addresses = addresses(stone)
        self._pieces: dict[Booking, PieceOfCopy] = {}
        self._whole: dict[tuple[str, int, int], ArticlePiece] = {}
        self._adverts: dict[tuple[int, int], tuple[AdvertPiece, ...]] = {}
        self._pages: dict[str, int] = {}
        self._fillers = fillers(stone)

    @property
    def grid(self) -> Grid:
        """The page grid."""
        return self.stone.design.grid

    def story(self, story_id: str) -> Story:
        """A placed story. Raises ``KeyError`` for an id that take-stock let through by mistake."""
        story = self.stone.edition.story(story_id)
        if story is None:
            raise KeyError(story_id)
        return story

    def placement(self, story_id: str) -> Placement:
        """Where the plan puts a story."""
        return self._placements.get(story_id) or Placement(story_id)

    def pins(self, story_id: str) -> Pins:
        """The editor's last word about a story."""
        return self.placement(story_id).pins

    def adverts(self, page: int, rows: int) -> tuple[AdvertPiece, ...]:
        """The booked adverts of a page that is ``rows`` deep."""
        if (page, rows) not in self._adverts:
            self._adverts[page, rows] = stacks(self.stone, page, rows)
        return self._adverts[page, rows]

    def expect(self, pages: Mapping[str, int]) -> None:
        """The pages on which the contents box may expect its stories, until they are known."""
        self._pages |= pages

    def piece(self, booking: Booking) -> PieceOfCopy:
        """The piece a booking means."""
        known = self._pieces.get(booking)
        if known is None:
            known = self._pieces[booking] = self._cast(booking)
        return known

    def has_cast(self, booking: Booking) -> bool:
        """Whether a booking's piece is made already, so that using it costs nothing."""
        return booking in self._pieces

    def _cast(self, booking: Booking) -> PieceOfCopy:
        """Make a piece."""
        if booking.kind in {Kind.ARTICLE, Kind.START, Kind.TURN}:
            return self._article(booking)
        if booking.kind in {Kind.BRIEFS, Kind.LETTERS}:
            return self._group(booking)
        return self._furniture(booking)

    def _article(self, booking: Booking) -> ArticlePiece:
        """A story, the start of one or its turn."""
        name = booking.stories[0]
        if booking.kind is Kind.ARTICLE:
            return self.whole(name, booking.rank, booking.until)
        if booking.kind is Kind.START:
            key = replace(booking, other=0)
            if key != booking:
                start = self.piece(key)
                assert isinstance(start, ArticlePiece)  # noqa: S101 - a start is cast from an article just here
                return continued_on(start, booking.other)
            return jump_start(self.whole(name, booking.rank, 0), line=booking.line)
        whole = self.whole(name, self.placement(name).rank, booking.until)
        return turn_of(whole, booking.line, booking.other, keyword(self.story(name)), booking.rank)

    def whole(self, name: str, rank: int, until: int = 0) -> ArticlePiece:
        """A whole story at a rank, with its address at the end when it is long enough."""
        key = (name, rank, until)
        if key not in self._whole:
            story, placement = self.story(name), replace(self.placement(name), rank=rank)
            ends, edition = self.ends(story), self.stone.edition
            pictures = tuple(edition.picture(block.file) for block in story.blocks if isinstance(block, Picture))
            self._whole[key] = self._standing.piece(
                (story, placement, pictures, ends, until),
                lambda: article_piece(edition, self.stone.typesetter, placement, story, end_lines=ends, until=until),
            )
        return self._whole[key]

    def ends(self, story: Story) -> tuple[GalleyLine, ...]:
        """The address lines of a longer story."""
        address = self._addresses.get(story.id, "")
        if not address or words_in(self._galley(story)) < LONGER:
            return ()
        return end_lines(self.stone, story, address, code=self.coded(story.id))

    def coded(self, story_id: str) -> bool:
        """Whether a story carries a code if it carries an address."""
        return self.placement(story_id).rank == CODE_RANK

    def _galley(self, story: Story) -> tuple[GalleyLine, ...]:
        """A story's running text."""
        return self.stone.typesetter.galley(story, self.grid.measure).lines

    def _group(self, booking: Booking) -> PieceOfCopy:
        """A column of briefs or the letters."""
        stories = [self.story(name) for name in booking.stories]
        if booking.kind is Kind.LETTERS:
            return letters_piece(booking.id, self.stone, stories, label=booking.label)
        items = tuple(brief_item(self.stone, story) for story in stories)
        alone = len(stories) == 1 and stories[0].kicker
        label = booking.label or ("" if alone else self.stone.words.in_brief)
        return group_piece(booking.id, self.stone, label, items, booking.rank)

    def _furniture(self, booking: Booking) -> PieceOfCopy:
        """Contents, imprint or a house advert."""
        if booking.kind is Kind.CONTENTS:
            return self.contents(booking)
        if booking.kind is Kind.IMPRINT:
            piece = imprint_piece(booking.id, self.stone, Position.BOTTOM if booking.name else Position.FREE)
            if piece is not None:
                return piece
        return house_piece(booking.id, self.stone, self.filler(booking.name))

    def filler(self, name: str) -> Advert:
        """The house advert of a number, in turn."""
        number = sum(int(part) for part in name.split(".") if part.isdecimal())
        return self._fillers[number % len(self._fillers)]

    def contents(self, booking: Booking) -> ContentsPiece:
        """The contents box over the stories of its booking, on the pages expected."""
        entries = tuple(
            Entry(story.id, short_form(story), self._pages.get(story.id, 2), story.section)
            for story in (self.story(name) for name in booking.stories)
        )
        return contents_piece(booking.id, self.stone, entries)

    # ---- measuring ----

    def cut(self, shape: Shape) -> int:
        """Before which line an article's shape breaks off."""
        return cut_of(shape)

    def text_rows(self, booking: Booking) -> int:
        """Grid rows of type a booking brings, headlines not counted."""
        if booking.kind in {Kind.ARTICLE, Kind.START, Kind.TURN}:
            lines = self.lines(booking)
            return sum(line.rows for line in lines)
        if booking.carries_copy:
            return sum(line.rows for name in booking.stories for line in self._galley(self.story(name)))
        return 0

    def lines(self, booking: Booking) -> tuple[GalleyLine, ...]:
        """The lines of an article, a start or a turn."""
        piece = self.whole(booking.stories[0], self.placement(booking.stories[0]).rank, booking.until)
        lines = piece.copy.run.lines
        if booking.kind is Kind.TURN:
            return lines[booking.line :]
        return lines[: booking.line] if booking.line else lines

    def line_at(self, booking: Booking, most: int) -> int:
        """Before which line of its story a booking is to be cut off to have at most ``most`` rows; 0 not at all."""
        lines, rows = self.lines(booking), 0
        first = booking.line if booking.kind is Kind.TURN else 0
        for number, line in enumerate(lines):
            rows += line.rows
            if rows > most:
                return first + max(1, clean_end(lines, number))
        return booking.until

    def likely_cut(self, start: Booking) -> int:
        """About where a long story will break off when it begins on a page of its own."""
        return self.line_at(start, int(self.grid.rows * self.grid.columns * 0.6))

    def break_from(self, story_id: str, line: int) -> int:
        """The first line at or after ``line`` before which a story may break off; 0 when there is none."""
        run = self.whole(story_id, self.placement(story_id).rank).copy.run
        return next((at for at in range(line, len(run.lines)) if run.may_break_off(at)), 0)

    def words_after(self, booking: Booking, until: int) -> int:
        """About how many words of a story stand behind line ``until`` of it."""
        whole = self.whole(booking.stories[0], self.placement(booking.stories[0]).rank, 0)
        return words_in(whole.copy.run.lines[until:])


def clean_end(lines: tuple[GalleyLine, ...], end: int) -> int:
    """The last line at or before ``end`` where text may be cut off: at the end of a paragraph if one is near."""
    near = [at for at in range(end, max(0, end - 6), -1) if lines[at - 1].ends and not lines[at - 1].keep]
    return near[0] if near else end


def words_in(lines: Iterable[GalleyLine]) -> int:
    """Words set in lines; a hyphenated word counts once."""
    return sum(_words(line.line) for line in lines if line.line is not None)


def _words(line: Line) -> int:
    """Words beginning on a line, a word carried over counted where it ends."""
    count = sum(1 for number, piece in enumerate(line.pieces) if piece.gap or not number)
    return count - line.hyphen
