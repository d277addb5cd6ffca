"""Everything a story brings to the page besides its running text, set to any width once and remembered.

Headlines, standfirsts, captions, fact boxes and pull quotes are set by the typesetter as blocks of whole rows; the
arrangements ask for them again and again at a handful of widths.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from broadsheet.edition.design import Design
from broadsheet.edition.format import Grid
from broadsheet.makeup.boxes import BoxSetting, set_box
from broadsheet.makeup.pictures import WIDEST_CAPTION, Art, CaptionSetting, caption_of
from broadsheet.story.model import FactBox, PullQuote, Story
from broadsheet.typeset.model import HeadlineSetting, Line, Ref

if TYPE_CHECKING:
    from broadsheet.edition.design import HeadlineStep
    from broadsheet.edition.model import Pins
    from broadsheet.makeup.legs import Run
    from broadsheet.story.model import Spans
    from broadsheet.typeset.typesetter import Typesetter


@dataclass(slots=True)
class _Settings:
    """What has been set so far, by what and how wide: filled as it is asked for."""

    headlines: dict[tuple[int, int, int, int], HeadlineSetting | None] = field(default_factory=dict)
    blocks: dict[tuple[str, int], HeadlineSetting] = field(default_factory=dict)
    captions: dict[tuple[int, int], CaptionSetting] = field(default_factory=dict)
    boxes: dict[tuple[int, int], BoxSetting] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Materials:
    """One story's parts.

    ``run`` is its text from the byline on; ``forms`` its headline and shorter forms, or the keyword of a turn;
    ``label`` the line over the headline (kicker, or where a turn comes from). ``jump``: it goes on elsewhere;
    ``free_end``: after whichever line the page likes.
    """

    story: Story
    rank: int
    pins: Pins
    design: Design
    typesetter: Typesetter
    run: Run
    forms: tuple[str, ...]
    label: str = ""
    standfirst: str = ""
    pictures: tuple[Art, ...] = ()
    boxes: tuple[tuple[int, FactBox], ...] = ()
    quotes: tuple[tuple[int, PullQuote], ...] = ()
    turn: bool = False
    jump: bool = False
    free_end: bool = False
    grid: Grid = field(init=False, repr=False)
    _set: _Settings = field(default_factory=_Settings, repr=False)

    def __post_init__(self) -> None:
        """Keep the design's grid at hand; a frozen dataclass sets its derived field through ``object``."""
        object.__setattr__(self, "grid", self.design.grid)

    def fresh(self) -> Materials:
        """The same parts with nothing set yet: needed when headline forms or pictures have changed places."""
        return replace(self, _set=_Settings())

    @property
    def portrait_lead(self) -> bool:
        """Whether the first picture is taller than wide."""
        return bool(self.pictures) and self.portrait(0)

    def portrait(self, index: int) -> bool:
        """Whether a picture is taller than wide."""
        return self.pictures[index].facts.height > self.pictures[index].facts.width

    def ref(self, path: str, role: str) -> Ref:
        """A reference into this story."""
        return Ref(self.story.id, path, role)

    def headline(self, form: int, step: HeadlineStep, columns: int) -> HeadlineSetting | None:
        """Headline form ``form`` (0 the full one) in a step's size across ``columns``; None when it does not fit."""
        key = (form, step.size, step.max_lines, columns)
        known = self._set.headlines
        if key not in known:
            path = "turn-head" if self.turn else "headline"
            known[key] = self.typesetter.headline(
                self.forms[form],
                step.size,
                self.grid.span(columns),
                self.story.language,
                self.ref(path, path),
                max_lines=step.max_lines,
            )
        return known[key]

    def kicker(self) -> Line | None:
        """The line over the headline."""
        style = "jump" if self.turn else "kicker"
        return self.typesetter.label(self.label, style, self.story.language) if self.label else None

    def standfirst_block(self, columns: int) -> HeadlineSetting:
        """The standfirst across ``columns``."""
        return self._block("standfirst", self.standfirst, "standfirst", columns)

    def quote_block(self, index: int, columns: int) -> HeadlineSetting:
        """A pull quote across ``columns``."""
        at, quote = self.quotes[index]
        return self._block(f"b{at}", quote.spans, "pull-quote", columns)

    def quote_rows(self, index: int, columns: int) -> int:
        """Rows of a pull quote with the line that says whose words they are."""
        return self.quote_block(index, columns).rows + (1 if self.quotes[index][1].speaker else 0)

    def speaker(self, index: int) -> Line | None:
        """Whose words a pull quote shows."""
        name = self.quotes[index][1].speaker
        return self.typesetter.label(f"— {name}", "byline-role", self.story.language) if name else None

    def caption(self, index: int, columns: int) -> CaptionSetting:
        """The caption and credit of a picture ``columns`` wide."""
        known = self._set.captions
        if (index, columns) not in known:
            known[(index, columns)] = self._caption(self.pictures[index], columns)
        return known[(index, columns)]

    def _caption(self, art: Art, columns: int) -> CaptionSetting:
        spans, language = art.picture.caption, self.story.language
        path = f"b{art.block}"
        block = self._block(f"{path}.caption", spans, "caption", min(columns, WIDEST_CAPTION)) if spans else None
        ref, width = self.ref(f"{path}.credit", "credit"), self.grid.span(columns)
        credit = self.typesetter.lines(art.picture.credit, "credit", width, language, ref) if art.picture.credit else ()
        return caption_of(block, credit, width, ref)

    def box(self, index: int, columns: int) -> BoxSetting:
        """A fact box ``columns`` wide."""
        known = self._set.boxes
        if (index, columns) not in known:
            at, box = self.boxes[index]
            known[(index, columns)] = set_box(self.typesetter, self.story, at, box, self.grid.span(columns))
        return known[(index, columns)]

    def _block(self, path: str, text: str | Spans, style: str, columns: int) -> HeadlineSetting:
        known = self._set.blocks
        if (path, columns) not in known:
            known[(path, columns)] = self.typesetter.block(
                text, style, self.grid.span(columns), self.story.language, self.ref(path, style)
            )
        return known[(path, columns)]
