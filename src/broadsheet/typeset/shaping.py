"""Shaping: words into glyphs with HarfBuzz, each with the spaces beside it, so that kerning against them is exact.

A ``Case`` holds a face at one size with its features and language, and remembers every word it has set. Advances are
whole thousandths of a point.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from broadsheet.edition.design import Face
from broadsheet.measure import Mpt
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.typeset.fonts import FontFace, FontShelf, hb
from broadsheet.typeset.model import Fragment

SMALL_CAPS_SIZE = 800
"""Synthesised small capitals, in thousandths of the size; a little wide-set to match the weight."""
SMALL_CAPS_TRACKING = 30
HYPHEN = "-"
SOFT_HYPHEN = "\u00ad"
SUBSTITUTES = ("\ufffd", "?")
# A character some fonts lack → the one whose glyph stands for it, and its width in thousandths of an em (0: its own).
STAND_INS = {"\u202f": (" ", 200), "\u2009": (" ", 200), "\u200a": (" ", 100), "\u2011": ("-", 0), "\u00a0": (" ", 0)}


@dataclass(frozen=True, slots=True)
class CaseStyle:
    """What a case holds: a cut, a size, figures (lining, old), capitals (none, all, small).

    ``tracking`` is in thousandths of an em.
    """

    face: Face
    size: Mpt
    figures: str = "lining"
    caps: str = "none"
    tracking: int = 0


@dataclass(frozen=True, slots=True)
class Shaped:
    """A word set in one case: fragments in a row and the width of their advances.

    ``before`` and ``after`` are the kerning that a space before and after it takes on.
    """

    fragments: tuple[Fragment, ...]
    width: Mpt
    before: Mpt = 0
    after: Mpt = 0


class Shaper:
    """All cases of a typesetter. ``remarks`` collects characters that no font has."""

    def __init__(self, shelf: FontShelf) -> None:
        self.shelf = shelf
        self.remarks: list[Remark] = []
        self._cases: dict[tuple[CaseStyle, str], Case] = {}
        self._missing: set[tuple[str, str]] = set()

    def case(self, style: CaseStyle, language: str) -> Case:
        """The case for a style in a language."""
        key = (style, language)
        case = self._cases.get(key)
        if case is None:
            case = self._cases[key] = Case(self, style, language)
        return case

    def check(self, text: str, case: Case, story: str) -> None:
        """Remark once for each story on characters of a text that no installed font has."""
        for character in sorted(set(text) - case.known):
            if case.can_be_set(character):
                case.known.add(character)
            elif (story, character) not in self._missing:
                self._missing.add((story, character))
                self.remarks.append(_missing_glyph(story, character))


class Case:
    """A face at one size with its features and language; ``space`` is its natural word space."""

    def __init__(self, shaper: Shaper, style: CaseStyle, language: str) -> None:
        self.shaper = shaper
        self.style = style
        self.language = language
        self.face: FontFace = shaper.shelf.face(style.face)
        self.size = style.size
        self._font = self.face.font(style.size)
        self._buffer = hb.Buffer()
        self._features = _features(style, self.face)
        self._nominal: dict[int, Mpt] = {}
        self._words: dict[str, Shaped] = {}
        self._space_gid = self.face.glyph(" ")
        self._tracking: Mpt = round(style.size * style.tracking / 1_000)
        self._space: Mpt = self._advance(self._space_gid)
        self.space: Mpt = self._space + self._tracking
        self._direct = self.face.coverage | {SOFT_HYPHEN}
        self.known: set[str] = set(self._direct)

    def word(self, text: str) -> Shaped:
        """A word shaped with its space context."""
        word = self._words.get(text)
        if word is None:
            word = self._words[text] = _tracked(self._shape_any(text), self._tracking)
        return word

    def hyphened(self, text: str) -> Shaped:
        """The first part of a divided word, with a hyphen glyph that the text does not have."""
        return self.word(text + SOFT_HYPHEN)

    def _advance(self, gid: int) -> Mpt:
        """The nominal advance of a glyph at this size."""
        width = self._nominal.get(gid)
        if width is None:
            width = self._nominal[gid] = int(self._font.get_glyph_h_advance(gid))
        return width

    def _shape_any(self, text: str) -> Shaped:
        """A word by whatever path it needs: plain, in small or full capitals, or with help from other faces."""
        caps = self.style.caps
        if caps == "small" and self.style.size and not self._has_small_caps(text):
            return self._small_caps(text)
        shown = upper(text, self.language) if caps == "all" else text
        if not self._direct.issuperset(shown):
            return self._with_help(text)
        return self._shape(text, shown)

    def _has_small_caps(self, text: str) -> bool:
        """Whether the face draws small capitals for all of a word: many do so for Latin letters alone."""
        if "smcp" not in self.face.features:
            return False
        plain = {self.face.glyph(character) for character in text if character.islower()}
        return plain.isdisjoint(gid for fragment in self._shape(text, text).fragments for gid in fragment.glyphs)

    def _shape(self, text: str, shown: str) -> Shaped:
        """The plain path: HarfBuzz on " word ", less the two bare spaces; a hyphened word has no space after it."""
        hyphened = shown[-1:] == SOFT_HYPHEN
        buffer = self._buffer
        buffer.clear_contents()
        buffer.add_str(f" {shown[:-1]}{HYPHEN}" if hyphened else f" {shown} ")
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        buffer.language = self.language
        hb.shape(self._font, buffer, self._features)
        positions = [position.position for position in buffer.glyph_positions]
        before = positions[0][2] - self._space
        end = len(positions) if hyphened else len(positions) - 1
        infos = buffer.glyph_infos[1:end]
        glyphs = tuple([info.codepoint for info in infos])
        advances = [position[2] for position in positions[1:end]]
        after = 0
        if glyphs and not hyphened:
            bare = self._advance(glyphs[-1])
            after = advances[-1] - bare + positions[-1][2] - self._space
            advances[-1] = bare
        stands_for = text[:-1] if hyphened else text
        clusters = _clusters(infos, stands_for, shown, hyphened=hyphened)
        offsets = _offsets(positions[1:end])
        fragment = Fragment(self.face.key, self.size, stands_for, glyphs, tuple(advances), offsets, clusters)
        return Shaped((fragment,), sum(advances), before, after)

    def _with_help(self, text: str) -> Shaped:
        """A word with characters the face lacks: stand-ins, else one fallback for all of it, else run by run."""
        if not self.can_set(text):
            whole = next((case for case in self._helpers if case.can_set(text)), None)
            if whole is not None:
                return whole.word(text)
        return _joined([self._run(chosen, "".join(part)) for chosen, part in groupby(text, key=self._chooser)])

    def can_set(self, text: str) -> bool:
        """Whether the face has every character, or a stand-in for it."""
        shown = upper(text, self.language) if self.style.caps == "all" else text
        return all(character in self._direct or character in STAND_INS for character in shown)

    @cached_property
    def _helpers(self) -> tuple[Case, ...]:
        """The same style from the fallback faces, sized so that their x-heights match."""
        return tuple(self._helper(face) for face in self.shaper.shelf.fallbacks(self.style.face))

    def _helper(self, face: Face) -> Case:
        """One fallback face in this style."""
        other = self.shaper.shelf.face(face)
        mine = self.face.x_height * other.upem
        theirs = other.x_height * self.face.upem
        size = round(self.size * mine / theirs) if mine and theirs else self.size
        style = CaseStyle(face, size, self.style.figures, self.style.caps)
        return self.shaper.case(style, self.language)

    def can_be_set(self, character: str) -> bool:
        """Whether this face or a fallback has a character."""
        return self.can_set(character) or any(case.can_set(character) for case in self._helpers)

    def _chooser(self, character: str) -> Case | str:
        """Who sets a character: this case, a stand-in glyph (""), a fallback, or nobody ("?")."""
        if character in self._direct:
            return self
        if character in STAND_INS and STAND_INS[character][0] in self._direct:
            return ""
        return next((case for case in self._helpers if case.can_set(character)), "?")

    def _run(self, chosen: Case | str, text: str) -> Shaped:
        """A run of characters set by whoever was chosen for them."""
        if isinstance(chosen, Case):
            return chosen._shape(text, upper(text, self.language) if self.style.caps == "all" else text)  # noqa: SLF001 - another case of this class
        if not chosen:
            return _joined([self._stand_in(character) for character in text])
        return _joined([self._substitute(character) for character in text])

    def _stand_in(self, character: str) -> Shaped:
        """A glyph of another character that does the same work, at the right width; the text stays what it was."""
        other, width = STAND_INS[character]
        gid = self.face.glyph(other)
        advance = round(self.size * width / 1_000) or self._advance(gid)
        return Shaped((Fragment(self.face.key, self.size, character, (gid,), (advance,)),), advance)

    def _substitute(self, character: str) -> Shaped:
        """A visible substitute for a character nobody has; ``Shaper.check`` has remarked on it."""
        cases = (self, *self._helpers)
        for substitute in SUBSTITUTES:
            case = next((case for case in cases if substitute in case.face.coverage), None)
            if case is not None:
                return case._shape(character, substitute)  # noqa: SLF001 - another case of this class
        return Shaped((), 0)

    def _small_caps(self, text: str) -> Shaped:
        """Small capitals made from capitals: lower-case letters as capitals at four fifths of the size."""
        style = self.style
        large = self.shaper.case(CaseStyle(style.face, style.size, style.figures), self.language)
        small_size = round(style.size * SMALL_CAPS_SIZE / 1_000)
        small = self.shaper.case(CaseStyle(style.face, small_size, style.figures, "all"), self.language)
        hyphened = text.endswith(SOFT_HYPHEN)
        body = text[:-1] if hyphened else text
        parts = [(small if lower else large, "".join(run)) for lower, run in groupby(body, key=str.islower)]
        if hyphened and parts:
            parts[-1] = (parts[-1][0], parts[-1][1] + SOFT_HYPHEN)
        tracking = round(small_size * SMALL_CAPS_TRACKING / 1_000)
        return _joined([_tracked(case.word(run), tracking if case is small else 0) for case, run in parts])


def _missing_glyph(story: str, character: str) -> Remark:
    """The remark on a character nobody has."""
    return Remark(
        "missing-glyph",
        Severity.WARN,
        Place(story=story),
        f"No font of the design has the character “{character}” (U+{ord(character):04X}); a substitute is set.",
        "Write it another way, or add a family that has it to “fallbacks” in design.toml.",
    )


def upper(text: str, language: str) -> str:
    """Capitals as the language writes them: Turkish keeps the dot of the i, Greek drops its accents."""
    if language.startswith(("tr", "az")):
        text = text.replace("i", "İ").replace("ı", "I")
    if language.startswith("el"):
        text = text.translate(_GREEK_PLAIN)
    return text.upper()


_GREEK_PLAIN = str.maketrans("άέήίόύώΐΰΆΈΉΊΌΎΏ", "αεηιουωϊϋΑΕΗΙΟΥΩ")


def _features(style: CaseStyle, face: FontFace) -> dict[str, bool]:
    """HarfBuzz features for a style, as far as the face offers them."""
    wanted = ["onum" if style.figures == "old" else "lnum"]
    if style.caps == "small":
        wanted.append("smcp")
    if style.caps == "all":
        wanted.append("case")
    return {tag: True for tag in wanted if tag in face.features}


def _offsets(positions: list[tuple[int, int, int, int]]) -> tuple[tuple[Mpt, Mpt], ...]:
    """Glyph offsets, or nothing when all are zero."""
    if not any([position[0] or position[1] for position in positions]):  # noqa: C419 - a list is quicker for a few glyphs
        return ()
    return tuple([(position[0], position[1]) for position in positions])


def _clusters(infos: list[Any], text: str, shown: str, *, hyphened: bool) -> tuple[int, ...]:
    """Which character each glyph begins at; nothing when glyphs and characters pair one to one."""
    if len(infos) == len(text) and not hyphened and text.isascii() and text.isalnum():
        return ()
    clusters = [info.cluster - 1 for info in infos]
    if clusters == list(range(len(text))):
        return ()
    if len(shown) != len(text) and not hyphened:
        clusters = [min(cluster, len(text) - 1) for cluster in clusters]
    return tuple(clusters)


def _joined(parts: list[Shaped]) -> Shaped:
    """Several shaped runs as one word."""
    if len(parts) == 1:
        return parts[0]
    fragments = tuple(fragment for part in parts for fragment in part.fragments)
    width = sum(part.width for part in parts)
    return Shaped(fragments, width, parts[0].before if parts else 0, parts[-1].after if parts else 0)


def _tracked(word: Shaped, tracking: Mpt) -> Shaped:
    """A word with every glyph set wider by ``tracking``."""
    if not tracking:
        return word
    fragments = tuple(
        replace(part, advances=tuple(advance + tracking for advance in part.advances)) for part in word.fragments
    )
    glyphs = sum(len(part.glyphs) for part in fragments)
    return Shaped(fragments, word.width + glyphs * tracking, word.before, word.after)
