"""A finished PDF opened and read into pages of marks; what is on the paper, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf

from broadsheet.errors import InputError, MissingFileError
from broadsheet.measure import POINT, Rect
from broadsheet.proof.interpreter import Fonts, Interpreter
from broadsheet.proof.marks import Link, Page
from broadsheet.proof.tree import Block, blocks_of

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read back: its pages, and the blocks of its structure tree (none in an untagged file)."""

    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]


def read(path: Path) -> Reading:
    """Read a PDF file.

    Raises ``MissingFileError`` where there is none and ``InputError`` where it is no PDF or is locked.
    """
    if not path.is_file():
        what = f"{path} is a folder" if path.is_dir() else f"There is no file {path}"
        message = f"{what}; give the path of a finished PDF."
        raise MissingFileError(message)
    try:
        with pikepdf.open(path) as pdf:
            pages = _pages(pdf)
            blocks = blocks_of(pdf)
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        told = str(error).removeprefix(f"{path}: ")
        message = f"{path} cannot be read as a PDF ({told}); make it again or remove its password."
        raise InputError(message) from error
    return Reading(pages, blocks)


def _pages(pdf: pikepdf.Pdf) -> tuple[Page, ...]:
    """Every page's marks."""
    fonts = Fonts()
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    names = _Destinations(pdf, numbers)
    return tuple(_page(page, number, fonts, names) for number, page in enumerate(pdf.pages, 1))


def _page(page: pikepdf.Page, number: int, fonts: Fonts, names: _Destinations) -> Page:
    left, bottom, right, top = (float(value) for value in page.trimbox)
    interpreter = Interpreter(fonts, (1.0, 0.0, 0.0, -1.0, -left, top))
    interpreter.run(page, page.get("/Resources", {}))
    marks = interpreter.marks
    links = tuple(
        _link(annotation, (left, top), names)
        for annotation in list(page.get("/Annots", []))
        if annotation.get("/Subtype") == "/Link"
    )
    size = round((right - left) * POINT), round((top - bottom) * POINT)
    return Page(number, *size, tuple(marks.runs), tuple(marks.rules), tuple(marks.images), links)


def _link(annotation: pikepdf.Object, corner: tuple[float, float], names: _Destinations) -> Link:
    """A live area and where it leads."""
    ax, ay, bx, by = (float(value) for value in annotation.Rect)
    left, top = min(ax, bx) - corner[0], corner[1] - max(ay, by)
    rect = Rect(round(left * POINT), round(top * POINT), round(abs(bx - ax) * POINT), round(abs(by - ay) * POINT))
    action: Any = annotation.get("/A", {})
    page = names.page(annotation.get("/Dest", action.get("/D")))
    return Link(rect, page, str(action.get("/URI", "")))


class _Destinations:
    """Resolves destinations, named or plain, to page numbers."""

    def __init__(self, pdf: pikepdf.Pdf, numbers: dict[tuple[int, int], int]) -> None:
        self._numbers = numbers
        names: Any = pdf.Root.get("/Names", {})
        self._tree = pikepdf.NameTree(names.Dests) if "/Dests" in names else {}
        self._old: Any = pdf.Root.get("/Dests", {})

    def page(self, destination: Any) -> int:  # noqa: ANN401 - any PDF object
        """The page's number; 0 where it leads nowhere in this file."""
        if isinstance(destination, pikepdf.String):
            destination = self._tree.get(str(destination))
        elif isinstance(destination, pikepdf.Name):
            destination = self._old.get(str(destination))
        if isinstance(destination, pikepdf.Dictionary):
            destination = destination.get("/D")
        if not isinstance(destination, pikepdf.Array) or not isinstance(destination[0], pikepdf.Dictionary):
            return 0
        return self._numbers.get(destination[0].objgen, 0)
