"""Lines into text operators: exact positions, real spaces, the story's own text behind every glyph.

A line is one ``Tm`` and as few ``TJ`` arrays as its faces allow. ``Tc`` carries the line's tracking and ``Tz`` its
scale; word spaces are space glyphs widened inside ``TJ``, since ``Tw`` does nothing for two-byte fonts
(ISO 32000-2, 9.3). What a fragment needs is worked out once and kept by its identity.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from broadsheet.press.fontfiles import EM, SOFT_HYPHEN
from broadsheet.press.operators import points, share

if TYPE_CHECKING:
    from broadsheet.measure import Mpt
    from broadsheet.press.fontfiles import FontBook
    from broadsheet.typeset.model import Fragment, Line, Piece

DRIFT = 2.0
"""Thousandths of a point the pen may stray inside a word before it is set right; words themselves start exactly."""
WORD_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Run:
    """Operators of a part of a line with one link (or none). ``x`` and ``width`` say where on the page it stands."""

    link: str
    operators: str
    x: Mpt
    width: Mpt


@dataclass(slots=True)
class Pen:
    """The text state a page's content stream stands in, so that only changes are written."""

    face: str = ""
    size: Mpt = 0
    tracking: Mpt = 0
    scale: int = EM
    rise: Mpt = 0


class TextSetter:
    """Sets lines for one file or for both editions of an issue, which share their fonts and so their text."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._words: dict[tuple[int, bool, Mpt], tuple[str, float]] = {}
        self._spaces: dict[tuple[str, Mpt], tuple[str, float]] = {}

    def line(self, line: Line, x: Mpt, y: Mpt, pen: Pen) -> list[Run]:
        """The line set with its left edge at ``x`` and its baseline ``y`` above the foot of the page."""
        return _LineSetting(self, line, (x, y), pen).runs()

    def select(self, pen: Pen, face: str, size: Mpt) -> str:
        """The ``Tf`` for a face and size."""
        pen.face, pen.size = face, size
        return f"/{self._book.use(face).name} {points(size)} Tf"

    def word(self, fragment: Fragment, rise: Mpt, *, hyphen: bool) -> tuple[str, float]:
        """Array elements of a fragment, and how far (Mpt) the pen then stands short of its true place."""
        key = (id(fragment), hyphen, rise if fragment.offsets else 0)
        word = self._words.get(key)
        if word is None:
            word = self._words[key] = self._shape(fragment, rise, hyphen=hyphen)
        return word

    def space(self, face: str, size: Mpt) -> tuple[str, float]:
        """A space glyph's code and natural width (Mpt)."""
        space = self._spaces.get((face, size))
        if space is None:
            use = self._book.use(face)
            glyph = use.face.glyph(" ")
            space = self._spaces[face, size] = (f"<{use.code(glyph, ' '):04x}>", use.width(glyph) * size / EM)
        return space

    def _shape(self, fragment: Fragment, rise: Mpt, *, hyphen: bool) -> tuple[str, float]:
        use = self._book.use(fragment.face)
        texts = glyph_texts(fragment, hyphen=hyphen)
        if fragment.offsets:
            return self._shape_offset(fragment, rise, texts)
        out: list[str] = []
        run: list[str] = []
        drift = 0.0
        size = fragment.size
        for glyph, advance, text in zip(fragment.glyphs, fragment.advances, texts, strict=True):
            if abs(drift) >= DRIFT:
                out.append(f"<{''.join(run)}>{adjustment(drift, size)}")
                run, drift = [], 0.0
            run.append(f"{use.code(glyph, text):04x}")
            drift += advance - use.width(glyph) * size / EM
        return "".join([*out, f"<{''.join(run)}>"]), drift

    def _shape_offset(self, fragment: Fragment, rise: Mpt, texts: tuple[str, ...]) -> tuple[str, float]:
        """A fragment some of whose glyphs stand off the line or off their place (marks over letters)."""
        use = self._book.use(fragment.face)
        size = fragment.size
        out: list[str] = []
        drift = 0.0
        pairs = zip(fragment.glyphs, fragment.advances, fragment.offsets, texts, strict=True)
        for glyph, advance, (across, up), text in pairs:
            lift = f"]TJ {points(rise + up)} Ts[" if up else ""
            lower = f"]TJ {points(rise)} Ts[" if up else ""
            out.append(f"{lift}{adjustment(drift + across, size)}<{use.code(glyph, text):04x}>{lower}")
            drift = advance - use.width(glyph) * size / EM - across
        return "".join(out), drift


class _LineSetting:
    """One line on its way into operators."""

    def __init__(self, setter: TextSetter, line: Line, at: tuple[Mpt, Mpt], pen: Pen) -> None:
        self.setter = setter
        self.line = line
        self.pen = pen
        self._x, self._y = float(at[0]), at[1]
        self.out: list[str] = [self._place()]
        self._array: list[str] = []
        self._drift = 0.0
        self._done: list[Run] = []
        self._start = self._x

    def _place(self) -> str:
        """The ``Tm`` that every run begins with: each may become a text object of its own."""
        return f"1 0 0 1 {points(round(self._x))} {points(self._y)} Tm"

    def runs(self) -> list[Run]:
        """The line's runs, one for each change of link."""
        self._state()
        pieces = self.line.pieces
        link = pieces[0].link if pieces else ""
        for at, piece in enumerate(pieces):
            if link and piece.link != link:
                self._cut(link)
            self._gap(piece)
            if not link and piece.link:
                self._cut(link)
            link = piece.link
            self._piece(piece, hyphen=self.line.hyphen and at == len(pieces) - 1)
        if pieces and not (self.line.last or self.line.hyphen or self.line.joined):
            if link.startswith("#"):  # a note's mark is no text of the paragraph, the space after it is
                self._cut(link)
                link = ""
            self._array.append(self.setter.space(self.pen.face, self.pen.size)[0])
        self._cut(link)
        return self._done

    def _state(self) -> None:
        """Tracking and scale, where they differ from the line before."""
        if self.line.tracking != self.pen.tracking:
            self.pen.tracking = self.line.tracking
            self.out.append(f"{points(self.line.tracking)} Tc")
        if self.line.scale != self.pen.scale:
            self.pen.scale = self.line.scale
            self.out.append(f"{share(self.line.scale / 10)} Tz")

    def _gap(self, piece: Piece) -> None:
        """The space before a piece, set in the face that is already selected; it also takes up the drift."""
        if not self.pen.face:
            self.out.append(self.setter.select(self.pen, piece.fragment.face, piece.fragment.size))
        away = self._drift + piece.kern
        if piece.gap:
            code, natural = self.setter.space(self.pen.face, self.pen.size)
            self._array.append(code)
            away += self.line.space - natural
            self._advance(self.line.space + piece.kern, 1)
        if abs(away) >= 0.05:  # noqa: PLR2004 - twentieths of a thousandth of a point are beyond any device
            self._array.append(adjustment(away, self.pen.size))
        self._drift = 0.0

    def _piece(self, piece: Piece, *, hyphen: bool) -> None:
        fragment = piece.fragment
        if (fragment.face, fragment.size) != (self.pen.face, self.pen.size):
            self._show()
            self.out.append(self.setter.select(self.pen, fragment.face, fragment.size))
        if piece.rise != self.pen.rise:
            self._show()
            self.pen.rise = piece.rise
            self.out.append(f"{points(piece.rise)} Ts")
        text, self._drift = self.setter.word(fragment, piece.rise, hyphen=hyphen)
        self._array.append(text)
        self._advance(sum(fragment.advances), len(fragment.glyphs))

    def _advance(self, width: float, glyphs: int) -> None:
        self._x += (width + glyphs * self.line.tracking) * self.line.scale / EM

    def _show(self) -> None:
        """Close the open array."""
        if self._array:
            self.out.append(f"[{''.join(self._array)}]TJ")
            self._array = []

    def _cut(self, link: str) -> None:
        """End a run."""
        self._show()
        run = Run(link, "\n".join([*self.out, ""]), round(self._start), round(self._x - self._start))
        self._done.append(run)
        self.out = [self._place()]
        self._start = self._x


def adjustment(distance: float, size: Mpt) -> str:
    """The ``TJ`` number that moves the pen right by ``distance`` (Mpt) at a type size."""
    return f"{-distance * EM / size:.2f}" if distance else ""


def glyph_texts(fragment: Fragment, *, hyphen: bool) -> tuple[str, ...]:
    """What each glyph of a fragment is read as; a hyphen that ends a broken word is read as U+00AD."""
    count = len(fragment.glyphs) - hyphen
    ending = (SOFT_HYPHEN,) if hyphen else ()
    if fragment.clusters:
        return _by_cluster(fragment.text, fragment.clusters[:count]) + ending
    if len(fragment.text) == count:
        return tuple(fragment.text) + ending
    return shared_out(fragment.text, count) + ending


def _by_cluster(text: str, clusters: tuple[int, ...]) -> tuple[str, ...]:
    """Each cluster's characters shared out among its glyphs."""
    ends = dict(zip(sorted(set(clusters)), [*sorted(set(clusters))[1:], len(text)], strict=True))
    queues = {start: list(shared_out(text[start:end], clusters.count(start))) for start, end in ends.items()}
    return tuple(queues[cluster].pop(0) for cluster in clusters)


def shared_out(text: str, count: int) -> tuple[str, ...]:
    """Characters shared out among ``count`` glyphs: one each, the last takes the rest.

    With more glyphs than characters the text is taken apart into letters and marks; glyphs still without a character
    are read as a word joiner, which readers drop.
    """
    if not count:
        return ()
    if len(text) < count:
        text = normalize("NFD", text)
    parts = [*text[: count - 1], text[count - 1 :]]
    return tuple(part or WORD_JOINER for part in parts + [""] * (count - len(parts)))
