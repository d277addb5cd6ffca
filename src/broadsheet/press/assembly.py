"""Marks into content streams: colours put in, and in the reading edition the marked content that carries the tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.press.content import Kind
from broadsheet.press.operators import points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.measure import Mpt
    from broadsheet.press.content import Mark, PageContent, Tag
    from broadsheet.press.inks import Palette


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked-content sequence: its identifier on page ``page`` (index from 0) and the marks it holds."""

    page: int
    mcid: int
    tag: Tag
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A page's content stream with the marked-content sequences in it."""

    stream: bytes
    marked: tuple[Marked, ...]


def tagged_stream(content: PageContent, index: int, palette: Palette) -> TaggedPage:
    """The content of a page of the reading edition: every mark inside one tagged sequence or an artifact."""
    writer = _StreamWriter(palette)
    marked: list[Marked] = []
    for tag, marks in _groups(content.marks):
        writer.close_text()
        if tag is None:
            writer.out.append("/Artifact BMC\n")
        else:
            writer.out.append(f"/{_name(marks[0])} <</MCID {len(marked)}>> BDC\n")
            marked.append(Marked(index, len(marked), tag, tuple(marks)))
        for mark in marks:
            writer.mark(mark)
        writer.close_text()
        writer.out.append("EMC\n")
    return TaggedPage("".join(writer.out).encode("ascii"), tuple(marked))


def plain_stream(content: PageContent, palette: Palette, origin: tuple[Mpt, Mpt] = (0, 0)) -> bytes:
    """The content of a page of the press edition, moved to ``origin`` within its media box, without tags."""
    writer = _StreamWriter(palette)
    for mark in content.marks:
        writer.mark(mark)
    writer.close_text()
    body = "".join(writer.out)
    if any(origin):
        body = f"q 1 0 0 1 {points(origin[0])} {points(origin[1])} cm\n{body}Q\n"
    return body.encode("ascii")


class _StreamWriter:
    """Keeps track of the text object and the colour a stream stands in."""

    def __init__(self, palette: Palette) -> None:
        self.out: list[str] = []
        self._palette = palette
        self._ink = ""
        self._in_text = False

    def mark(self, mark: Mark) -> None:
        """Write one mark."""
        if mark.kind is not Kind.TEXT:
            self.close_text()
        elif not self._in_text:
            self.out.append("BT\n")
            self._in_text = True
        if mark.ink and mark.ink != self._ink:
            self.out.append(self._palette.select(mark.ink))
            self._ink = mark.ink
        if mark.kind is Kind.IMAGE and self._palette.plain:
            self.out += ["q ", self._palette.plain, mark.operators, "Q\n"]
        else:
            self.out.append(mark.operators)

    def close_text(self) -> None:
        """End the text object if one is open."""
        if self._in_text:
            self.out.append("ET\n")
            self._in_text = False


def _groups(marks: tuple[Mark, ...]) -> Iterator[tuple[Tag | None, list[Mark]]]:
    """Consecutive marks of the same logical piece."""
    group: list[Mark] = []
    for mark in marks:
        if group and mark.tag != group[0].tag:
            yield group[0].tag, group
            group = []
        group.append(mark)
    if group:
        yield group[0].tag, group


def _name(mark: Mark) -> str:
    """The name of a marked-content sequence; readers go by the structure element, so a plain one does."""
    return "P" if mark.kind is Kind.TEXT else "Figure"
