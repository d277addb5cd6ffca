"""How a story opens: plain, with a drop capital, with a few words in small capitals, or with its dateline in them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from broadsheet.edition.design import Design, TextStyle
from broadsheet.measure import Mpt
from broadsheet.story.model import Span, Spans, Story
from broadsheet.typeset.items import Item
from broadsheet.typeset.lines import Marks, Measured, Paragraphs
from broadsheet.typeset.model import Drop, Line
from broadsheet.typeset.typography import dress_spans

DROP_GAP = 250
"""White beside a drop capital, in thousandths of the text's size."""
SENTENCE_ENDS = ".!?:;"


@dataclass(frozen=True, slots=True)
class Opening:
    """The lines of a first paragraph, and the drop capital they make room for."""

    lines: tuple[Line, ...]
    drop: Drop | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """Everything an opening is set with."""

    paragraphs: Paragraphs
    design: Design
    story: Story
    place: Measured
    marks: Marks

    def lines(self, parts: tuple[tuple[Spans, TextStyle], ...], indents: tuple[Mpt, ...]) -> tuple[Line, ...]:
        """Dressed spans in one or two styles as the lines of one paragraph."""
        items: list[Item] = []
        for spans, style in parts:
            run = self.paragraphs.dressed(spans, style, self.story.language, self.story.id, self.marks)
            if items and run and not parts[0][0][-1].text.endswith(" ") and not spans[0].text.startswith(" "):
                run[0] = run[0]._replace(gap=False, breakable=False)
            items += run
        place = replace(self.place, indents=indents)
        return self.paragraphs.set(items, self.design.style("flush"), self.story.language, place, self.story.id)


def opening_of(
    paragraphs: Paragraphs, design: Design, story: Story, spans: Spans, place: Measured, marks: Marks
) -> Opening | None:
    """The first paragraph as the design's treatment asks for the story's genre; None where it asks for nothing."""
    room = Room(paragraphs, design, story, place, marks)
    dressed = dress_spans(spans, story.language)
    style = design.style("flush")
    small = replace(style, caps="small", hyphenate=False)
    if story.dateline and dressed:
        return Opening(room.lines((((replace(dressed[0], strong=False),), small), (dressed[1:], style)), (0,)))
    if story.genre.value not in design.treatment.lead_in_genres or not dressed:
        return None
    return _dropped(room, dressed, small) or _led_in(room, dressed, small, (0,))


def _dropped(room: Room, spans: Spans, small: TextStyle) -> Opening | None:
    """With a drop capital; None when the design has none or the paragraph is too short to stand beside it."""
    rows = room.design.treatment.drop_cap_rows
    letter = _initial(spans[0].text)
    if rows < 2 or not letter:  # noqa: PLR2004 - a capital of one row drops nowhere
        return None
    capital = _capital(room, letter, rows)
    rest = (replace(spans[0], text=spans[0].text[len(letter) :]), *spans[1:])
    width = capital.width + room.design.style("body").size * DROP_GAP // 1_000
    joined = not rest[0].text.startswith(" ")
    opening = _led_in(room, (replace(rest[0], text=rest[0].text.lstrip(" ")), *rest[1:]), small, (*(width,) * rows, 0))
    if opening is None or len(opening.lines) <= rows:
        return None
    return Opening(opening.lines, Drop(replace(capital, last=False, joined=joined), rows))


def _led_in(room: Room, spans: Spans, small: TextStyle, indents: tuple[Mpt, ...]) -> Opening | None:
    """With its first words in small capitals."""
    style = room.design.style("flush")
    head, rest = _split(spans[0].text, room.design.treatment.small_caps_lead_in)
    plain = not (spans[0].emphasis or spans[0].strong or spans[0].link)
    if not head or not plain:
        return Opening(room.lines(((spans, style),), indents))
    after = (replace(spans[0], text=rest), *spans[1:])
    return Opening(room.lines((((Span(head),), small), (after, style)), indents))


def _split(text: str, count: int) -> tuple[str, str]:
    """The first ``count`` words of a text (fewer when a sentence ends among them) and the rest."""
    end = 0
    for _ in range(count):
        following = text.find(" ", end + 1)
        if following < 0 or text[end:following].rstrip("”’»“").endswith(tuple(SENTENCE_ENDS)):
            break
        end = following
    return text[:end], text[end:]


def _initial(text: str) -> str:
    """The first letter of a text; nothing when it begins otherwise, a quotation mark say, which would drop as well."""
    return text[:1] if text[:1].isalpha() else ""


def _capital(room: Room, letter: str, rows: int) -> Line:
    """The capital, its foot on the last of its rows and its head level with the first line's capitals."""
    design = room.design
    body, display = design.style("flush"), design.style("headline")
    face = room.paragraphs.shaper.shelf.face(display.face)
    text = room.paragraphs.shaper.shelf.face(body.face)
    height = (rows - 1) * design.format.leading + body.size * text.cap_height // text.upem
    style = replace(display, size=height * face.upem // face.cap_height, align="left", caps="none", tracking=0)
    spans = (Span(letter),)
    items = room.paragraphs.dressed(spans, style, room.story.language, room.story.id)
    return room.paragraphs.set(items, style, room.story.language, Measured(room.place.measure), room.story.id)[0]
