"""Proofs pulled of an issue: made up from its folder, and only the pages drawn that look otherwise than before.

The room keeps its typesetter and its standing type from order to order, so that after a change only what changed is
set and cast again. Nothing else is kept: the same folder gives the same answer, whatever was asked before.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.edition.design import Design
from broadsheet.edition.plan import Edition
from broadsheet.edition.reading import read_head
from broadsheet.errors import InputError
from broadsheet.makeup.casting import StandingType
from broadsheet.makeup.choices import Choices
from broadsheet.makeup.flatplan import draft_of
from broadsheet.makeup.model import Flatplan
from broadsheet.makeup.pulling import pull_options, pull_pages
from broadsheet.measure import to_mm
from broadsheet.press.display import DisplayList, DisplayPage
from broadsheet.press.laying import display_of
from broadsheet.typeset.typesetter import Typesetter
from broadsheet.works.pageproofs.answers import told
from broadsheet.works.pageproofs.digests import Digests
from broadsheet.works.pageproofs.drawing import draw_pages
from broadsheet.works.pageproofs.files import ReadFiles
from broadsheet.works.pageproofs.order import MEASURE, OPTIONS
from broadsheet.works.progress import Clock
from broadsheet.works.reading import read_issue

if TYPE_CHECKING:
    from broadsheet.makeup.draft import Draft
    from broadsheet.remarks import Remark
    from broadsheet.story.model import Story
    from broadsheet.works.pageproofs.order import Answer, ProofOrder

BEST = Choices(ranked=False)
NO_DAY = date.min
"""An order names its issue; no day decides which it is."""


@dataclass(frozen=True, slots=True)
class Made:
    """An issue as it was made up last, with the digest of each page."""

    folder: str
    edition: Edition
    draft: Draft
    flatplan: Flatplan
    display: DisplayList
    digests: tuple[str, ...]


class ProofPress:
    """Fills orders, one after the other."""

    def __init__(self) -> None:
        self._files = ReadFiles()
        self._digests = Digests()
        self._type: tuple[Typesetter, StandingType] | None = None
        self._made: Made | None = None

    def fill(self, order: ProofOrder) -> Answer:
        """What came of an order. Raises ``BroadsheetError`` where it cannot be filled."""
        if order.act == MEASURE:
            return self._measure(order)
        return self._options(order) if order.act == OPTIONS else self._pull(order)

    def _pull(self, order: ProofOrder) -> Answer:
        """An issue made up, its changed pages drawn."""
        clock = Clock()
        made, remarks = self._make_up(order, clock)
        with clock.stage("draw"):
            pages = zip(made.digests, made.display.pages, strict=True)
            wanted = [(f"{digest}.png", page) for digest, page in pages]
            self._draw(order, made.display, wanted, order.dpi, order.width)
        with clock.stage("tell"):
            answer = told(made.edition, made.flatplan, made.digests, remarks)
            lengths = {story.id: self._length(made.edition.design, story) for story in made.edition.stories}
        return {**answer, "lengths": lengths, "seconds": clock.seconds}

    def _make_up(self, order: ProofOrder, clock: Clock) -> tuple[Made, tuple[Remark, ...]]:
        """The issue of an order made up from the folder."""
        with clock.stage("read"):
            read = self._files.reader_for(Path(order.folder), order.number)
            edition, remarks = read_issue(Path(order.folder), order.number, NO_DAY, read)
        if edition is None:
            raise InputError(" ".join(f"{item.place}: {item.message} {item.advice}" for item in remarks[:2]))
        with clock.stage("set"):
            typesetter, standing = self._composing(edition.design)
            for story in edition.stories:
                typesetter.galley(story, edition.design.grid.measure)
        with clock.stage("make up"):
            draft = draft_of(edition, typesetter, standing=standing)
            flatplan = pull_pages(draft, BEST)
            standing.distribute()
        with clock.stage("digest"):
            display = display_of(flatplan, edition, typesetter.faces)
            digests = tuple(self._digests.page(display, page) for page in display.pages)
        self._made = Made(order.folder, edition, draft, flatplan, display, digests)
        return self._made, (*remarks, *typesetter.remarks, *flatplan.remarks)

    def _composing(self, design: Design) -> tuple[Typesetter, StandingType]:
        """The typesetter and the standing type; new ones for another design, and when remarks may be out of date."""
        kept = self._type
        if kept is None or kept[0].design != design or kept[0].remarks:
            kept = self._type = (Typesetter(design), StandingType())
        return kept

    def _draw(
        self, order: ProofOrder, display: DisplayList, wanted: list[tuple[str, DisplayPage]], dpi: int, width: int = 0
    ) -> None:
        """Draw the pictures that are not there yet."""
        home = Path(order.pictures)
        missing = {home / name: page for name, page in wanted if not _drawn(home / name, width)}
        draw_pages(display, missing, dpi, width)

    def _options(self, order: ProofOrder) -> Answer:
        """The plans of one page to choose from, each drawn small."""
        made = self._made
        if made is None or made.edition.issue.number != order.number or made.folder != order.folder:
            made, _ = self._make_up(order, Clock())
        at = next((at for at, page in enumerate(made.flatplan.pages) if page.number == order.page), None)
        if at is None:
            return {"digest": "", "alternatives": []}
        options = pull_options(made.draft, order.page)
        pages = [DisplayPage(option.number, str(option.number), option.frames) for option in options]
        digests = [self._digests.page(made.display, page) for page in pages]
        if len(digests) > 1:
            wanted = [(f"{digest}.small.png", page) for digest, page in zip(digests, pages, strict=True)]
            self._draw(order, made.display, wanted, order.small)
        return {"digest": made.digests[at], "alternatives": digests if len(digests) > 1 else []}

    def _measure(self, order: ProofOrder) -> Answer:
        """How long stories are."""
        folder = Path(order.folder)
        head, _ = read_head(folder)
        if head is None:
            raise InputError(f"{folder / 'paper.toml'} cannot be read; mend the paper's settings.")
        paper, design = head
        found = (self._files.read(folder / file, folder, paper.language)[0] for file in order.files)
        return {"lengths": {story.id: self._length(design, story) for story in found if story}}

    def _length(self, design: Design, story: Story) -> dict[str, float]:
        """A story's lines at the column's measure, and its depth in millimetres of one column."""
        typesetter, _ = self._composing(design)
        rows = typesetter.galley(story, design.grid.measure).depth
        return {"lines": rows, "depth": round(to_mm(rows * design.format.leading), 1)}


def _drawn(file: Path, width: int) -> bool:
    """Whether a page's picture is there, with the smaller one beside it where one of some width is wanted."""
    return file.exists() and (not width or file.with_suffix(".webp").exists())
