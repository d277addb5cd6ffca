"""The faces of the printed paper on screen: which of them, for which text, and what stands in until they are there.

The nameplate and the strapline are subset to their own words. The rest are files a group of characters each, which a
browser fetches when a page needs them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.edition.design import Design, Face
from broadsheet.edition.model import Paper
from broadsheet.outlets.words import primary
from broadsheet.typeset.webfonts import WebFont, groups_for, metrics, web_font

if TYPE_CHECKING:
    from collections.abc import Iterator

REGULAR = 400
CORE = "core"
"""The one group that is kerned: letters of different files are never kerned with each other."""
SANS_WORDS = ("franklin", "sans", "grotesk", "grotesque", "inter", "work", "roboto", "archivo", "public")
SERIF_LOCALS = (
    ("georgia", ("Georgia", "Gelasio"), 0.4554),
    ("times", ("Times New Roman", "Liberation Serif", "Tinos"), 0.4056),
    ("noto", ("Noto Serif",), 0.4869),
)
SANS_LOCALS = (
    ("arial", ("Arial", "Helvetica", "Liberation Sans", "Arimo"), 0.4509),
    ("roboto", ("Roboto",), 0.4496),
)
SANS_BOLD_LOCALS = (
    ("arial", ("Arial Bold", "Arial-BoldMT", "Helvetica Bold", "Liberation Sans Bold", "Arimo Bold"), 0.4866),
    ("roboto", ("Roboto Bold", "Roboto-Bold"), 0.4637),
)
"""Faces of systems with their mean width in ems on the text ``typeset.webfonts`` measures with."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """One file of a face: its name without digest, its characters as ``unicode-range``, its bytes."""

    name: str
    ranges: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Lettering:
    """One cut of a family of the site: ``role`` names the property that holds its ``stack`` ("" for further cuts).

    ``early``: its first file is worth loading before the style sheet asks. ``stand_ins`` are rules for system faces
    made as wide and high as this one (CSS Fonts 5, size-adjust, ascent-override). ``whole``: its one file holds the
    words it is for and nothing else.
    """

    role: str
    family: str
    slope: str
    weight: int
    files: tuple[FontFile, ...]
    stack: str = ""
    stand_ins: tuple[str, ...] = ()
    early: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Wish:
    """A cut the theme wants: of what face, for what text (empty: everything), and how.

    ``more`` are characters it needs often beside the common ones. ``stood_in``: system faces are fitted to it.
    """

    role: str
    name: str
    face: Face
    weight: int
    text: str = ""
    early: bool = False
    kerned: bool = True
    more: str = ""
    stood_in: bool = True


@lru_cache(maxsize=8)
def letterings(design: Design, paper: Paper, cache: Path | None = None) -> tuple[Lettering, ...]:
    """Every cut the site uses, the main ones first. Raises ``DesignError`` for a family that is not installed."""
    languages = tuple(dict.fromkeys((primary(paper.language), *(primary(x.language) for x in paper.network.sisters))))
    fallbacks = tuple(design.fallbacks)
    return tuple(_lettering(wish, languages, fallbacks, cache) for wish in _wishes(design, paper))


def _wishes(design: Design, paper: Paper) -> Iterator[_Wish]:
    """The cuts by their use; a style's face at its design weight stands for ``normal`` or ``bold`` of its family."""
    body, head, quote = design.style("body"), design.style("headline"), design.style("pull-quote")
    yield _Wish("text", "text", body.face, REGULAR, early=True)
    for face, weight in ((body.italic, REGULAR), (body.bold, 700), (body.bold_italic, 700)):
        if face is not None:
            yield _Wish("", "text", face, weight, kerned=not face.italic, stood_in=False)
    yield _Wish("head", "head", head.face, 700, early=True)
    yield _Wish("label", "label", design.style("caption").face, REGULAR, early=True, kerned=False, more="@")
    yield _Wish("", "label", design.style("byline").face, 700, kerned=False)
    if design.style("kicker").face != design.style("byline").face:
        yield _Wish("kicker", "kicker", design.style("kicker").face, 700)
    yield _Wish("name", "name", design.style("nameplate").face, 800, text=paper.name, early=True)
    strap = design.style("strapline").face
    yield _Wish("strap", "strap", strap, 500, text=paper.strapline or paper.name, kerned=False)
    yield _Wish("quote", "quote", quote.face, 500, stood_in=False)
    yield _Wish("section", "section", design.style("section-head").face, 800, stood_in=False)


def _lettering(wish: _Wish, languages: tuple[str, ...], fallbacks: tuple[str, ...], cache: Path | None) -> Lettering:
    """A wish fulfilled."""
    family = f"Paper {wish.name}"
    faces = (wish.face, *(_like(wish.face, name) for name in fallbacks if name != wish.face.family))
    groups = ((CORE, tuple(sorted(map(ord, set(wish.text))))),) if wish.text else groups_for(languages, wish.more)
    found = (web_font(faces, group, codes, cache, kerned=wish.kerned and group == CORE) for group, codes in groups)
    files = tuple(_file(wish, font) for font in found if font is not None)
    slope = "italic" if wish.face.italic else "normal"
    rules, stands = _stand_ins(wish, family) if wish.stood_in else ((), ())
    generic = "sans-serif" if _sans(wish.face) else "serif"
    stack = ",".join((f'"{family}"', *(f'"{name}"' for name in stands), generic)) if wish.role else ""
    return Lettering(wish.role, family, slope, wish.weight, files, stack, rules, wish.early, bool(wish.text))


def _like(face: Face, family: str) -> Face:
    """A fallback family in the weight of a face."""
    return Face(family, face.italic, tuple(item for item in face.axes if item[0] == "wght"))


def _file(wish: _Wish, font: WebFont) -> FontFile:
    """A file with a name that tells what it is."""
    slope = "-italic" if wish.face.italic else ""
    return FontFile(f"{wish.name}{slope}-{wish.weight}-{font.group}", font.ranges, font.data)


def _sans(face: Face) -> bool:
    """Whether a family is a sans serif, by its name."""
    return any(word in face.family.split("-") for word in SANS_WORDS)


def _stand_ins(wish: _Wish, family: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """System faces scaled to a face's width, with its ascent and descent: the rules, and the families' names."""
    own = metrics(wish.face)
    rules, names = [], []
    for key, locals_, width in _locals(wish):
        scale = own.width / width
        sources = ",".join(f'local("{name}")' for name in locals_)
        weight = "" if wish.role else f"font-weight:{wish.weight};"
        rules.append(
            f'@font-face{{font-family:"{family} {key}";{weight}src:{sources};size-adjust:{scale:.2%};'
            f"ascent-override:{own.ascent / scale:.2%};descent-override:{own.descent / scale:.2%};"
            f"line-gap-override:{own.gap / scale:.2%}}}"
        )
        names.append(f"{family} {key}")
    return tuple(rules), tuple(names)


def _locals(wish: _Wish) -> tuple[tuple[str, tuple[str, ...], float], ...]:
    """The faces of systems nearest to a cut. Where they have no bold of their own by name, browsers thicken them."""
    if not _sans(wish.face):
        return SERIF_LOCALS
    return SANS_LOCALS if wish.weight == REGULAR else SANS_BOLD_LOCALS
