"""A small paper laid out by hand for the press: two stories, one of them jumped, a picture, furniture, links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from broadsheet.edition.design import default_design
from broadsheet.makeup.model import BarsFrame, LinkFrame, PictureFrame, RuleFrame, TextFrame
from broadsheet.measure import Rect, mm, pt
from broadsheet.press.display import DisplayList, DisplayPage
from broadsheet.press.printers import printer_named
from broadsheet.press.writer import write_editions
from broadsheet.story.model import (
    Align,
    Focus,
    ItemList,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Quotation,
    Span,
    Story,
    Subhead,
    Table,
)
from broadsheet.typeset.model import Ref
from broadsheet.typeset.typesetter import Typesetter

PROSE = (
    "The harbour office opened its difficult ledgers on Tuesday, and the first fishermen were waiting before the "
    "lights came on. Fifty-five affidavits, said the clerk, had been filed since the flood; not one had been answered."
)
MEASURE = mm(50)
PAGE_WIDTH, PAGE_HEIGHT = mm(140), mm(200)


def sentences(*texts: str) -> Paragraph:
    """A plain paragraph."""
    return Paragraph(tuple(Span(text) for text in texts))


def lead() -> Story:
    """A story with every kind of block."""
    return Story(
        "lead",
        "Harbour votes to rebuild the wall",
        (
            sentences(PROSE),
            Subhead((Span("What it costs"),)),
            Paragraph(
                (
                    Span("The plan is "),
                    Span("on the web", link="https://example.org/plan"),
                    Span(" for all to read.", note="1"),
                )
            ),
            Quotation(((Span("We have waited long enough."),),), "Ada Marsh", "council chamber"),
            ItemList((ListItem((Span("the north wall"),)), ListItem((Span("the south wall"),)))),
            Table(((Span("Year"),), (Span("Cost"),)), (((Span("2024"),), (Span("£4m"),)),), (Align.LEFT, Align.RIGHT)),
            Picture("pictures/wall.jpg", "The broken sea wall at low tide", (Span("The wall in March."),), "Jo Reed"),
            sentences("And so the second page begins with " + PROSE),
        ),
        notes=(Note("1", (Span("Minutes of 4 March."),)),),
    )


def brief() -> Story:
    """A short piece in another language."""
    return Story(
        "brief", "Die Fähre fährt wieder", (sentences("Die Fähre fährt ab Montag wieder täglich."),), language="de"
    )


@dataclass
class Stick:
    """A composing stick: sets texts one below the other."""

    typesetter: Typesetter
    x: int
    y: int
    language: str = "en"

    def set(self, spans: object, style: str, ref: Ref, measure: int = MEASURE) -> list[TextFrame]:
        """Frames of a text; the pen moves down."""
        frames = []
        step = self.typesetter.design.style(style).leading
        for line in self.typesetter.lines(spans, style, measure, self.language, ref):
            self.y += step
            frames.append(TextFrame(line, self.x, self.y, self.typesetter.design.style(style).ink, ref))
        return frames


def lead_frames(setter: Typesetter, story: Story, last: int) -> list[object]:
    """The lead's frames up to block ``last``, standing on the first page."""
    stick = Stick(setter, mm(10), mm(30))
    frames = stick.set(story.headline, "headline", Ref("lead", "headline", "headline"), mm(110))
    blocks = story.blocks
    frames += stick.set(blocks[0].spans, "body", Ref("lead", "b0", "paragraph"))
    frames += stick.set(blocks[1].spans, "subhead", Ref("lead", "b1", "subhead"))
    frames += stick.set(blocks[2].spans, "body", Ref("lead", "b2", "paragraph"))
    frames += stick.set(blocks[3].paragraphs[0], "quotation", Ref("lead", "b3.p0", "quotation"))
    frames += stick.set("Ada Marsh, council chamber", "caption", Ref("lead", "b3.speaker", "speaker"))
    for at, item in enumerate(blocks[4].items):
        label = setter.label("•", "body", "en")
        frames.append(
            TextFrame(label, stick.x, stick.y + pt(10.5), "text", Ref("lead", f"b4.i{at}.marker", "list-item"))
        )
        frames += stick.set(item.spans, "list", Ref("lead", f"b4.i{at}", "list-item"))
    for row, cells in (("h", blocks[5].head), ("r0", blocks[5].rows[0])):
        stick.y += pt(10.5)
        for at, cell in enumerate(cells):
            line = setter.label(cell[0].text, "table", "en")
            frames.append(
                TextFrame(line, stick.x + at * mm(25), stick.y, "text", Ref("lead", f"b5.{row}.c{at}", "table-cell"))
            )
    return frames[:last] if last else frames


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter(default_design())


@pytest.fixture(scope="session")
def paper_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paper")
    (folder / "pictures").mkdir()
    across = np.linspace(0, 255, 480, dtype=np.uint8)
    field = np.stack(
        [np.tile(across, (320, 1)), np.full((320, 480), 90, np.uint8), np.tile(across[::-1], (320, 1))], axis=-1
    )
    Image.fromarray(field).save(folder / "pictures" / "wall.jpg", quality=90)
    return folder


@pytest.fixture(scope="session")
def display(typesetter: Typesetter, paper_folder: Path) -> DisplayList:
    story, short = lead(), brief()
    first = lead_frames(typesetter, story, 0)
    picture = Rect(mm(70), mm(60), mm(50), mm(33))
    side = Stick(typesetter, mm(70), mm(95))
    caption = side.set(story.blocks[6].caption, "caption", Ref("lead", "b6.caption", "caption"))
    side.y = mm(110)
    germans = Stick(typesetter, mm(70), mm(120), "de")
    german_head = germans.set(short.headline, "brief-head", Ref("brief", "headline", "headline"))
    german = germans.set(short.blocks[0].spans, "body", Ref("brief", "b0", "paragraph"))
    jump = Stick(typesetter, mm(10), mm(180)).set("Continued on page 2", "jump", Ref("lead", "jump", "jump"))
    name = Stick(typesetter, mm(10), mm(5)).set("The Lantern", "nameplate", Ref("", "nameplate", "furniture"), mm(120))
    folio = Stick(typesetter, mm(10), mm(2)).set("1", "folio", Ref("", "folio.1", "furniture"))
    contents = Stick(typesetter, mm(70), mm(150)).set("Harbour, page 2", "contents", Ref("", "contents.1", "furniture"))
    bars = tuple(Rect(mm(100 + step), mm(170), mm(0.5), mm(10)) for step in range(0, 20, 2))
    wall = Ref("lead", "b6", "picture")
    jump_link = Rect(mm(9), mm(178), mm(50), mm(8))
    contents_link = Rect(mm(69), mm(148), mm(50), mm(8))
    page1 = (
        *german_head, *german, *first, *folio,
        PictureFrame(picture, "pictures/wall.jpg", story.blocks[6].alt, (0, 0, 1000, 990), Focus(), wall),
        *caption, *jump,
        LinkFrame(jump_link, "page:2", "Continued on page 2", Ref("lead", "jump", "jump")),
        *name, *contents,
        LinkFrame(contents_link, "story:lead", "Harbour", Ref("", "contents.1", "furniture")),
        RuleFrame(Rect(mm(10), mm(28), mm(120), 500), "rule"),
        BarsFrame(Rect(mm(100), mm(170), mm(20), mm(10)), bars, "Barcode 1234-5679"),
        RuleFrame(Rect(mm(68), mm(115), mm(55), mm(30)), "colour", 500),
    )  # fmt: skip
    turn = Stick(typesetter, mm(10), mm(20))
    page2 = (
        *turn.set("Wall", "subhead", Ref("lead", "turn-head", "turn-head")),
        *turn.set(story.blocks[7].spans, "body", Ref("lead", "b7", "paragraph")),
        *turn.set(story.notes[0].spans, "note", Ref("lead", "note.1", "note")),
        *turn.set("Printed by the tide.", "imprint", Ref("", "imprint.0", "furniture")),
    )
    pages = [DisplayPage(1, "1", page1), DisplayPage(2, "2", page2), DisplayPage(3, "3", ()), DisplayPage(4, "4", ())]
    return DisplayList(
        "The Lantern, 7", "en", tuple(pages), (story, short), typesetter.faces, default_design().inks,
        PAGE_WIDTH, PAGE_HEIGHT, "lantern/7", date(2026, 3, 7), str(paper_folder), "The Lantern", "Light for all",
    )  # fmt: skip


@dataclass(frozen=True)
class Printed:
    """Both editions of the small paper on disk."""

    reading: Path
    press: Path
    remarks: tuple[object, ...]


@pytest.fixture(scope="session")
def printed(display: DisplayList, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    out = tmp_path_factory.mktemp("printed")
    remarks = write_editions(display, printer_named("newsprint-coldset"), out / "reading.pdf", out / "press.pdf")
    return Printed(out / "reading.pdf", out / "press.pdf", remarks)
