"""Font faces: from the packages that carry the families to static cuts that can be shaped, measured and subset.

A variable family is pinned to one static cut by HarfBuzz's subsetter (5–15 ms a cut, its advances equal to those of
the variable font at that place), written once into the user's cache folder and read from there afterwards. Every
length here is in font units; ``upem`` of them make an em.
"""

from __future__ import annotations

import json
import os
import pkgutil
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from struct import unpack_from
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import uharfbuzz

from broadsheet.edition.design import Design, Face
from broadsheet.errors import DesignError

if TYPE_CHECKING:
    from collections.abc import Iterable

hb: Any = uharfbuzz
"""HarfBuzz; its binding is compiled and carries no types."""

RECIPE = 1
"""Raised whenever the way a cut is made changes, so that old cuts are not used again."""

LAYOUT_TABLES = (b"GSUB", b"GPOS", b"GDEF", b"STAT", b"DSIG", b"kern")
SYMBOLIC_FREE = 32
ITALIC_FLAG = 64
SERIF_FLAG = 2
FIXED_FLAG = 1
REGULAR = 400
OPTICAL_SIZE = "opsz"
ORNAMENTED = "playfair-display"
"""A family of every installation with a square to end a story with."""


def face_key(face: Face) -> str:
    """The name a cut goes by in ``Fragment.face``: ``newsreader-italic-opsz16-wght400``."""
    axes = "".join(f"-{tag}{value}" for tag, value in sorted(face.axes))
    return f"{face.family}{'-italic' if face.italic else ''}{axes}"


class FontFace:
    """One static cut. Lengths in font units. ``path`` is the static TrueType file it was read from."""

    def __init__(self, key: str, family: str, path: Path, *, italic: bool, weight: int) -> None:
        self.key = key
        self.family = family
        self.path = path
        self.italic = italic
        self.weight = weight
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.upem: int = self.face.upem
        self._font = hb.Font(self.face)

    @cached_property
    def coverage(self) -> frozenset[str]:
        """The characters the cut has a glyph for."""
        return frozenset(map(chr, self.face.unicodes))

    @cached_property
    def glyph_characters(self) -> dict[int, str]:
        """Which character each glyph stands for; of several, the lowest code point."""
        return {self.glyph(character): character for character in sorted(self.coverage, reverse=True)}

    @cached_property
    def features(self) -> frozenset[str]:
        """The substitution features the cut offers (``smcp``, ``onum`` …)."""
        scripts = range(len(self.face.get_table_script_tags("GSUB")))
        return frozenset(tag for script in scripts for tag in self.face.get_language_feature_tags("GSUB", script))

    @cached_property
    def postscript_name(self) -> str:
        """A PostScript name that is this cut's own (a variable font's own name says nothing of its axes)."""
        return "".join(part.capitalize() for part in self.key.split("-"))

    def glyph(self, character: str) -> int:
        """The glyph of a character; 0 when the cut has none."""
        return self._font.get_nominal_glyph(ord(character)) or 0

    def advance(self, gid: int) -> int:
        """The advance width of a glyph."""
        return int(self._font.get_glyph_h_advance(gid))

    def font(self, size: int) -> Any:  # noqa: ANN401 - the binding has no types
        """A font for shaping whose positions come out in units of ``size``."""
        font = hb.Font(self.face)
        font.scale = (size, size)
        return font

    def _height(self, letter: str) -> int:
        """How high a letter reaches; the tables' own figures do not follow a variable font's optical size."""
        extents = self._font.get_glyph_extents(self.glyph(letter))
        return int(extents.y_bearing) if extents else 0

    @cached_property
    def cap_height(self) -> int:
        """Height of the capitals, from the H."""
        return self._height("H")

    @cached_property
    def x_height(self) -> int:
        """Height of the lower-case letters, from the x."""
        return self._height("x")

    @cached_property
    def descender(self) -> int:
        """How far the letters themselves reach below the baseline, from the p; positive."""
        extents = self._font.get_glyph_extents(self.glyph("p"))
        return -int(extents.y_bearing + extents.height) if extents else 0

    def depth(self, gid: int) -> int:
        """How far a glyph reaches below the baseline; positive, 0 for one that stands on it."""
        extents = self._font.get_glyph_extents(gid)
        return max(0, -int(extents.y_bearing + extents.height)) if extents else 0

    @cached_property
    def ascent(self) -> int:
        """How far the face reaches above the baseline."""
        return int(self._font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        """How far the face reaches below the baseline, negative."""
        return int(self._font.get_font_extents("ltr").descender)

    @cached_property
    def bbox(self) -> tuple[int, int, int, int]:
        """The box round all glyphs: left, bottom, right, top (OpenType 1.9, head)."""
        left, bottom, right, top = unpack_from(">4h", self.face.reference_table("head").data, 36)
        return int(left), int(bottom), int(right), int(top)

    @cached_property
    def italic_angle(self) -> float:
        """Degrees counter-clockwise from the vertical; negative for a face that leans right."""
        return int(unpack_from(">i", self.face.reference_table("post").data, 4)[0]) / 65_536

    @property
    def stem_v(self) -> int:
        """Thickness of the upright stems, estimated from the weight (fonts do not record it)."""
        return round(self.upem * (50 + (self.weight / 65) ** 2) / 1_000)

    @property
    def flags(self) -> int:
        """The flags of a PDF font descriptor (ISO 32000-2, table 121)."""
        serif = 0 if self._sans else SERIF_FLAG
        fixed = FIXED_FLAG if self.advance(self.glyph("i")) == self.advance(self.glyph("W")) else 0
        return SYMBOLIC_FREE | serif | fixed | (ITALIC_FLAG if self.italic else 0)

    @property
    def _sans(self) -> bool:
        """PANOSE says 11 and over for sans serifs in its second digit (Latin text)."""
        panose = bytes(self.face.reference_table("OS/2").data)[33]
        return panose >= 11 or self.family.endswith(("franklin", "-sans", "-grotesque"))  # noqa: PLR2004 - PANOSE's digit

    def subset(self, gids: Iterable[int]) -> bytes:
        """The cut with only these glyphs (and what they are made of), glyph ids kept, layout tables dropped.

        The same glyphs give the same bytes.
        """
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(sorted(set(gids)))
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in LAYOUT_TABLES)
        return bytes(wanted.subset(self.face).blob.data)


@dataclass(frozen=True, slots=True)
class Source:
    """The file of a family a cut is made from, and the version of the package that carries it."""

    path: Path
    version: str


def installed_families() -> tuple[str, ...]:
    """The families that font packages bring, by the names a design uses."""
    names = (module.name for module in pkgutil.iter_modules() if module.name.startswith("fontpkg_"))
    return tuple(sorted(name.removeprefix("fontpkg_").replace("_", "-") for name in names))


def find_source(face: Face) -> Source:
    """The file for a cut. Raises ``DesignError`` when no package carries the family or it lacks the italic."""
    root = _package_root(face.family)
    facts = json.loads((root / "metadata.json").read_text("utf-8"))
    style = "italic" if face.italic else "normal"
    files = [item for item in facts["files"] if item["style"] == style]
    if not files:
        raise DesignError(f"The font family “{face.family}” has no {style} cut. Choose another family in design.toml.")
    weight = dict(face.axes).get("wght", REGULAR)
    best = min(files, key=lambda item: (not item["variable"], abs((item["weight"] or REGULAR) - weight), item["path"]))
    return Source(root / best["path"], str(facts["version"]))


def _package_root(family: str) -> Path:
    """The folder of a family's package."""
    name = "fontpkg_" + family.replace("-", "_")
    spec = find_spec(name) if name.isidentifier() else None
    if spec is None or not spec.submodule_search_locations:
        known = ", ".join(installed_families()) or "none"
        raise DesignError(
            f"The font family “{family}” is not installed. Installed are: {known}. "
            f"Install its package with pip (fontpkg-{family}) or name another family in design.toml."
        )
    return Path(next(iter(spec.submodule_search_locations)))


def make_cut(source: Source, face: Face) -> bytes:
    """A static font from a family's file, every axis pinned.

    Raises ``DesignError`` when the design asks for an axis the family does not have, or a place beyond its ends.
    """
    variable = hb.Face(hb.Blob.from_file_path(str(source.path)))
    axes = {axis.tag: axis for axis in variable.axis_infos}
    wanted = hb.SubsetInput()
    wanted.keep_everything()
    if axes:
        wanted.pin_all_axes_to_default(variable)
    for tag, value in face.axes if axes else ():
        if tag not in axes or not axes[tag].min_value <= value <= axes[tag].max_value:
            ranges = ", ".join(f"{tag} {axis.min_value:g} to {axis.max_value:g}" for tag, axis in axes.items())
            raise DesignError(f"The font family “{face.family}” cannot be set at {tag} {value}. It offers {ranges}.")
        wanted.pin_axis_location(variable, tag, float(value))
    return bytes(wanted.subset(variable).blob.data)


def default_cache() -> Path:
    """Where cuts are kept: ``BROADSHEET_CACHE``, else ``XDG_CACHE_HOME``/broadsheet, else ``~/.cache/broadsheet``."""
    named = os.environ.get("BROADSHEET_CACHE")
    if named:
        return Path(named) / "fonts"
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "broadsheet" / "fonts"


class FontShelf:
    """The cuts a design uses, made when first asked for. ``cache`` is the folder for static cuts."""

    def __init__(self, design: Design, cache: Path | None = None) -> None:
        self.design = design
        self.cache = cache or default_cache()
        self.faces: dict[str, FontFace] = {}
        self._asked: dict[Face, FontFace] = {}
        self._families = self._fallback_families()

    def face(self, face: Face) -> FontFace:
        """The cut. Raises ``DesignError`` when it cannot be made."""
        known = self._asked.get(face)
        if known is None:
            known = self._asked[face] = self._made(self._at_size(face))
        return known

    def _at_size(self, face: Face) -> Face:
        """The cut as its family offers it: one that has a single drawing for all sizes needs no optical size."""
        axes = tuple((tag, value) for tag, value in face.axes if tag != OPTICAL_SIZE)
        if axes == face.axes or OPTICAL_SIZE in _axis_ranges(find_source(face).path):
            return face
        return replace(face, axes=axes)

    def _made(self, face: Face) -> FontFace:
        """A cut the family offers, by its key."""
        key = face_key(face)
        if key not in self.faces:
            weight = dict(face.axes).get("wght", REGULAR)
            path = self._cut(face)
            self.faces[key] = FontFace(key, face.family, path, italic=face.italic, weight=weight)
        return self.faces[key]

    def fallbacks(self, face: Face) -> tuple[Face, ...]:
        """The cuts to ask for a character that ``face`` lacks, in order: like it in slope and weight."""
        families = (family for family in self._families if family != face.family)
        return tuple(self._like(face, family) for family in families)

    def prepare(self) -> int:
        """Make every cut the design names ahead of time; how many there are. A cut takes 5–15 ms."""
        wanted = [
            face
            for style in self.design.styles
            for face in (style.face, style.italic, style.bold, style.bold_italic)
            if face is not None
        ]
        for face in dict.fromkeys(wanted):
            self.face(face)
        return len(self.faces)

    def _fallback_families(self) -> tuple[str, ...]:
        """The design's fallback families, its other families, and the one that has the ornaments, the end mark say."""
        named = (style.face.family for style in self.design.styles)
        return tuple(dict.fromkeys((*self.design.fallbacks, *named, ORNAMENTED)))

    def _like(self, face: Face, family: str) -> Face:
        """The cut of another family nearest to ``face``."""
        weight = dict(face.axes).get("wght", REGULAR)
        for italic in dict.fromkeys((face.italic, False)):
            try:
                ranges = _axis_ranges(find_source(Face(family, italic)).path)
            except DesignError:
                if not italic:
                    raise
                continue
            break
        low, high = ranges.get("wght", (weight, weight))
        axes = (("wght", max(low, min(high, weight))),) if "wght" in ranges else ()
        return Face(family, italic, axes)

    def _cut(self, face: Face) -> Path:
        """The file of a cut, made if it is not in the cache: written aside, then renamed."""
        source = find_source(face)
        path = self.cache / f"{face_key(face)}-v{source.version}-r{RECIPE}.ttf"
        if not path.exists():
            self.cache.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.cache, suffix=".part", delete=False) as aside:
                aside.write(make_cut(source, face))
            Path(aside.name).replace(path)
        return path


def _axis_ranges(path: Path) -> dict[str, tuple[int, int]]:
    """The axes of a font file and their ends, rounded inwards to whole numbers."""
    infos = hb.Face(hb.Blob.from_file_path(str(path))).axis_infos
    return {axis.tag: (int(-(-axis.min_value // 1)), int(axis.max_value // 1)) for axis in infos}


def prepare(design: Design, cache: Path | None = None) -> int:
    """Make every cut of a design ahead of time; how many there are."""
    return FontShelf(design, cache).prepare()
