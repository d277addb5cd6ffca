"""Checks of everything a page paints, by walking its content streams and the forms and patterns they call."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, PdfError, PdfInlineImage, Stream, parse_content_stream

from broadsheet.measure import POINT
from broadsheet.press.preflight.boxes import page_box, trimmed
from broadsheet.press.preflight.graphics import IDENTITY, GraphicsState, Pens, matrix_of, times
from broadsheet.press.preflight.material import ImageChecks, check_form, check_group, check_state
from broadsheet.press.preflight.spaces import (
    CMYK,
    GREY,
    PATTERN,
    RGB,
    RULE_OF_KIND,
    SAID,
    Colour,
    kind_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pikepdf import Object, Page

    from broadsheet.press.preflight.boxes import Box
    from broadsheet.press.preflight.findings import Findings
    from broadsheet.press.printers import Printer

DEEPEST = 12
DEVICE = {"g": GREY, "rg": RGB, "k": CMYK}
FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
PATHS = frozenset({"m", "l", "c", "v", "y"})
SHOWS = frozenset({"Tj", "TJ", "'", '"'})
NEARLY_BLACK = 0.85
TRACE = 0.02
SMALL_COLOUR_TEXT = 10.0
FILLING_MODES = frozenset({0, 2, 4, 6})
UNSEEN = frozenset({3, 7})
SLIVER = 3


class MarksInspector:
    """Walks pages. ``page`` checks one and adds what it finds to the findings."""

    def __init__(self, printer: Printer, findings: Findings) -> None:
        self.printer = printer
        self.findings = findings
        self.images = ImageChecks(printer, findings)

    def page(self, page: Page, number: int) -> None:
        """One page: its annotations, its blending space, its content."""
        self._check_annotations(page, number)
        check_group(page.obj, number, self.findings)
        walk = _Walk(self, number, trimmed(page))
        walk.run(page.obj, _resources(page.obj), GraphicsState(), 0)
        if not walk.painted:
            self.findings.add("page-empty", "Nothing is printed on the page.", number)

    def _check_annotations(self, page: Page, number: int) -> None:
        """Annotations within the bleed, actions on turning to the page."""
        bleed = page_box(page, "/BleedBox") or trimmed(page)
        if "/AA" in page.obj:
            self.findings.add("action", "The page acts when it is turned to.", number)
        for annotation in page.obj.get("/Annots", Array()):
            if isinstance(annotation, Dictionary) and _meets(annotation.get("/Rect"), bleed):
                kind = str(annotation.get("/Subtype", "/an annotation")).lstrip("/")
                self.findings.add("annotation", f"There is an annotation ({kind}) on the page.", number)


def _meets(rect: Object | None, box: Box) -> bool:
    """Whether an annotation's rectangle overlaps a box; one without a rectangle counts as doing so."""
    if not isinstance(rect, Array) or len(rect) != len(box):
        return True
    a, b, c, d = (float(edge) for edge in rect)
    return min(a, c) < box[2] and max(a, c) > box[0] and min(b, d) < box[3] and max(b, d) > box[1]


def _resources(node: Object) -> Object:
    """A page's resources, also where they are inherited."""
    for _ in range(64):
        if "/Resources" in node:
            return node.Resources
        if "/Parent" not in node:
            break
        node = node.Parent
    return Dictionary()


class _Walk:
    """One page's walk."""

    def __init__(self, inspector: MarksInspector, number: int, trim: Box) -> None:
        self.inspector = inspector
        self.findings = inspector.findings
        self.printer = inspector.printer
        self.number = number
        self.trim = trim
        self.painted = False
        self._seen: set[tuple[tuple[int, int], GraphicsState]] = set()

    def run(self, stream: Object, resources: Object, state: GraphicsState, depth: int) -> None:
        """Walk one content stream."""
        try:
            instructions = parse_content_stream(stream)
        except PdfError as error:
            self.findings.add("pdf-unreadable", f"The page's content cannot be read: {error}", self.number)
            return
        stream_walk = _StreamWalk(self, resources, Pens(state), depth)
        for instruction in instructions:
            stream_walk.step(str(instruction.operator), instruction.operands)

    def seen(self, stream: Object, state: GraphicsState) -> bool:
        """Whether a form was already walked in the same state."""
        key = (stream.objgen, state)
        known = key in self._seen
        self._seen.add(key)
        return known

    def colour(self, kind: str) -> None:
        """Report a kind of colour the press cannot print."""
        if kind in RULE_OF_KIND:
            self.findings.add(RULE_OF_KIND[kind], f"Something is coloured in {SAID[kind]}.", self.number)

    def text(self, pens: Pens) -> None:
        """Check text about to be shown."""
        state, size = pens.state, pens.text_size()
        if state.mode in UNSEEN or not self.inside([pens.text_place()]):
            return
        colour = state.fill if state.mode in FILLING_MODES else state.stroke
        over = state.overprint_fill if state.mode in FILLING_MODES else state.overprint_stroke
        if size and not state.rise and size < self.printer.min_text / POINT - 0.01:
            self.findings.add("small-text", f"Type of {size:.1f} pt is smaller than the printer takes.", self.number)
        if colour.inks is not None:
            self._text_inks(colour.inks, size, over=over)
        self.paint(colour, over=over)

    def _text_inks(self, inks: tuple[float, float, float, float], size: float, *, over: bool) -> None:
        """Black text alone and overprinting, coloured text not too small."""
        colours, black = sum(inks[:3]), inks[3]
        count = sum(ink > TRACE for ink in inks)
        if black >= NEARLY_BLACK and colours > TRACE:
            self.findings.add("rich-black-text", "Black text has other inks in it.", self.number)
        elif count > 1 and size < SMALL_COLOUR_TEXT:
            self.findings.add("small-colour-text", f"Type of {size:.1f} pt is set in {count} inks.", self.number)
        if black == 1 and not colours and not over:
            self.findings.add("black-text-knockout", "Solid black text does not overprint.", self.number)

    def paint(self, colour: Colour, *, over: bool) -> None:
        """Check a colour that is laid down inside the trimmed page."""
        if colour.total > self.printer.ink_limit:
            limit = self.printer.ink_limit
            self.findings.add(
                "ink-limit", f"A colour lays down {colour.total:.0f} % of ink, over {limit} %.", self.number
            )
        if over and colour.inks is not None and not any(colour.inks):
            self.findings.add("white-overprint", "Something white is set to overprint.", self.number)

    def thin(self, thickness: float) -> None:
        """Check the thickness of a rule."""
        least = self.printer.min_rule / POINT
        if thickness < least - 0.001:
            self.findings.add("thin-rule", f"A rule of {thickness:.2f} pt is thinner than {least:.2f} pt.", self.number)

    def inside(self, points: list[tuple[float, float]]) -> bool:
        """Whether something reaches into the trimmed page."""
        across, up = [x for x, _ in points], [y for _, y in points]
        left, foot, right, head = self.trim
        return min(across) < right and max(across) > left and min(up) < head and max(up) > foot


class _StreamWalk:
    """One content stream's walk: reads operators into the state and has what they paint checked."""

    def __init__(self, walk: _Walk, resources: Object, pens: Pens, depth: int) -> None:
        self.walk = walk
        self.resources = resources
        self.pens = pens
        self.depth = depth
        self._operators: dict[str, Callable[[list[float], list[Object]], None]] = {
            "q": lambda _n, _o: pens.save(),
            "Q": lambda _n, _o: pens.restore(),
            "cm": lambda n, _o: pens.change(ctm=times(matrix_of(n), pens.state.ctm)),
            "w": lambda n, _o: pens.change(width=n[0]),
            "BT": lambda _n, _o: pens.begin_text(),
            "Tm": lambda n, _o: pens.place_text(matrix_of(n)),
            "Td": lambda n, _o: pens.next_line(n[0], n[1]),
            "TD": self._move_and_lead,
            "TL": self._lead,
            "T*": lambda _n, _o: pens.next_line(0, -pens.leading),
            "Tf": lambda n, _o: pens.change(size=n[-1]),
            "Tr": lambda n, _o: pens.change(mode=int(n[0])),
            "Ts": lambda n, _o: pens.change(rise=n[0]),
            "re": lambda n, _o: pens.rectangle(*n[:4]),
            "gs": self._graphics_state,
            "cs": lambda _n, o: self._space("fill", o),
            "CS": lambda _n, o: self._space("stroke", o),
            "sc": lambda n, o: self._components("fill", n, o),
            "scn": lambda n, o: self._components("fill", n, o),
            "SC": lambda n, o: self._components("stroke", n, o),
            "SCN": lambda n, o: self._components("stroke", n, o),
            "Do": self._object,
            "sh": self._shading,
            "INLINE IMAGE": self._inline,
            "n": lambda _n, _o: pens.close_path(),
        }

    def step(self, operator: str, operands: Iterable[Object]) -> None:
        """One operator with its operands; a broken one is let pass, as viewers do."""
        values = list(operands)
        if operator in SHOWS:
            self._show(operator)
        elif operator in FILLS or operator in STROKES:
            self._paint(operator)
        elif operator in PATHS:
            self.pens.extend(_numbers(values))
        elif operator.lower() in DEVICE:
            self._device(operator, _numbers(values))
        elif operator in self._operators:
            try:
                self._operators[operator](_numbers(values), values)
            except (ValueError, IndexError, TypeError):
                return

    def _show(self, operator: str) -> None:
        if operator in {"'", '"'}:
            self.pens.next_line(0, -self.pens.leading)
        self.walk.painted = True
        self.walk.text(self.pens)

    def _lead(self, numbers: list[float], _operands: list[Object]) -> None:
        self.pens.leading = numbers[0]

    def _move_and_lead(self, numbers: list[float], _operands: list[Object]) -> None:
        self.pens.leading = -numbers[1]
        self.pens.next_line(numbers[0], numbers[1])

    def _device(self, operator: str, numbers: list[float]) -> None:
        kind = DEVICE[operator.lower()]
        self.walk.colour(kind)
        self._set(Colour(kind, tuple(numbers)), stroke=operator.isupper())

    def _set(self, colour: Colour, *, stroke: bool) -> None:
        self.pens.change(**{"stroke" if stroke else "fill": colour})

    def _space(self, which: str, operands: list[Object]) -> None:
        kind = kind_of(operands[0], self.resources)
        self.walk.colour(kind)
        self.pens.change(**{which: Colour(kind)})

    def _components(self, which: str, numbers: list[float], operands: list[Object]) -> None:
        kind = (self.pens.state.fill if which == "fill" else self.pens.state.stroke).kind
        if kind == PATTERN and operands and isinstance(operands[-1], Name):
            self._pattern(operands[-1])
        self.pens.change(**{which: Colour(kind, tuple(numbers))})

    def _pattern(self, name: Object) -> None:
        """A tiling pattern is walked like a form; a shading pattern's colours are checked."""
        pattern = self.resources.get("/Pattern", Dictionary()).get(str(name))
        if isinstance(pattern, Stream) and self.depth < DEEPEST and not self.walk.seen(pattern, GraphicsState()):
            self.walk.run(pattern, pattern.get("/Resources", self.resources), self.pens.state, self.depth + 1)
        elif isinstance(pattern, Dictionary):
            shading = pattern.get("/Shading", Dictionary())
            self.walk.colour(kind_of(shading.get("/ColorSpace"), self.resources))

    def _shading(self, _numbers: list[float], operands: list[Object]) -> None:
        self.walk.painted = True
        shading = self.resources.get("/Shading", Dictionary()).get(str(operands[0]), Dictionary())
        self.walk.colour(kind_of(shading.get("/ColorSpace"), self.resources))

    def _paint(self, operator: str) -> None:
        pens, state = self.pens, self.pens.state
        if pens.points and self.walk.inside(pens.points):
            self.walk.painted = True
            if operator in FILLS:
                self.walk.paint(state.fill, over=state.overprint_fill)
                self._thin_bars()
            if operator in STROKES:
                self.walk.paint(state.stroke, over=state.overprint_stroke)
                self.walk.thin(state.stroke_width())
        pens.close_path()

    def _thin_bars(self) -> None:
        """Filled rectangles that are rules: far longer than thick."""
        for width, height in self.pens.bars:
            if max(width, height) > SLIVER * min(width, height):
                self.walk.thin(min(width, height))

    def _graphics_state(self, _numbers: list[float], operands: list[Object]) -> None:
        entry = self.resources.get("/ExtGState", Dictionary()).get(str(operands[0]), Dictionary())
        check_state(entry, self.walk.number, self.walk.findings)
        stroke = bool(entry.get("/OP", self.pens.state.overprint_stroke))
        fill = bool(entry.get("/op", stroke if "/OP" in entry else self.pens.state.overprint_fill))
        self.pens.change(overprint_fill=fill, overprint_stroke=stroke)
        if "/LW" in entry:
            self.pens.change(width=float(entry.LW))
        mask = entry.get("/SMask")
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
            check_group(mask.G, self.walk.number, self.walk.findings)

    def _object(self, _numbers: list[float], operands: list[Object]) -> None:
        item = self.resources.get("/XObject", Dictionary()).get(str(operands[0]))
        if not isinstance(item, Stream):
            return
        self.walk.painted = True
        if item.get("/Subtype") == Name.Image:
            self.walk.inspector.images.check(item, self.resources, self.pens.state.ctm, self.walk.number)
            return
        check_form(item, self.walk.number, self.walk.findings)
        matrix = matrix_of([float(part) for part in item.get("/Matrix", Array(list(IDENTITY)))])
        self.pens.save()
        self.pens.change(ctm=times(matrix, self.pens.state.ctm))
        if self.depth < DEEPEST and not self.walk.seen(item, self.pens.state):
            self.walk.run(item, item.get("/Resources", self.resources), self.pens.state, self.depth + 1)
        self.pens.restore()

    def _inline(self, _numbers: list[float], operands: list[Object]) -> None:
        self.walk.painted = True
        image = operands[0]
        if isinstance(image, PdfInlineImage):
            kind = kind_of(image.obj.get("/ColorSpace", image.obj.get("/CS")), self.resources)
            if kind == RGB:
                self.walk.findings.add("rgb-image", "A picture in the page's own stream is in RGB.", self.walk.number)


def _numbers(operands: list[Object]) -> list[float]:
    """The numeric operands."""
    return [float(value) for value in operands if isinstance(value, int | float | Decimal)]
