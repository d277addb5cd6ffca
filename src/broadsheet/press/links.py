"""Live areas, destinations and bookmarks of the reading edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from pikepdf import Array, Dictionary, Name, OutlineItem, String

from broadsheet.edition.words import words
from broadsheet.press.operators import corners

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

    from broadsheet.measure import Mpt
    from broadsheet.press.content import Content, LiveArea
    from broadsheet.press.display import DisplayList

Spot: TypeAlias = "tuple[int, Mpt]"
"""A page (index from 0) and how far down it."""
WEB = ("http://", "https://", "mailto:")
PRINTED = 4


class Destinations:
    """Where the pages, stories and notes of an issue are found."""

    def __init__(self, display: DisplayList, content: Content) -> None:
        self._height = display.height
        self.pages = {str(page.number): (index, 0) for index, page in enumerate(content.pages)}
        self.stories: dict[str, Spot] = {}
        self._notes = {story.id: tuple(note.id for note in story.notes) for story in display.stories}
        self._pieces: dict[tuple[str, str], Spot] = {}
        for index, page in enumerate(content.pages):
            for mark in page.marks:
                if mark.tag is not None and mark.area is not None:
                    self._meet(mark.tag.ref.story, mark.tag.ref.path, (index, mark.area.y))

    def _meet(self, story: str, path: str, spot: Spot) -> None:
        """Remember where a piece is first met; a story begins on its first page at its headline."""
        self._pieces.setdefault((story, path), spot)
        known = self.stories.setdefault(story, spot)
        if path == "headline" and known[0] == spot[0] and self._pieces[story, path] == spot:
            self.stories[story] = spot

    def spot(self, link: LiveArea) -> Spot | None:
        """The place inside the file that a live area leads to; None when it leads elsewhere."""
        kind, _, name = link.target.partition(":")
        if kind == "page":
            return self.pages.get(name)
        if kind == "story":
            return self.stories.get(name)
        if kind.startswith("#"):
            return self._note(link.ref.story, link.target[1:])
        return None

    def _note(self, story: str, path: str) -> Spot | None:
        """A note by its path; a mark that only counts leads to the note of that number."""
        spot = self._pieces.get((story, path))
        number = path.rpartition(".")[2]
        notes = self._notes.get(story, ())
        if spot is None and number.isdigit() and 0 < int(number) <= len(notes):
            spot = self._pieces.get((story, f"note.{notes[int(number) - 1]}"))
        return spot

    def leads_somewhere(self, link: LiveArea) -> bool:
        """Whether a live area can be followed."""
        return self.spot(link) is not None or bool(web_address(link.target))

    def array(self, spot: Spot, pages: tuple[Object, ...]) -> Array:
        """A destination that keeps the reader's zoom."""
        return Array([pages[spot[0]], Name.XYZ, None, (self._height - spot[1]) / 1000, None])


def web_address(target: str) -> str:
    """A target as an absolute address; empty when it is none."""
    if target.startswith(WEB):
        return target
    if target.startswith(("page:", "story:", "#")) or " " in target or "." not in target:
        return ""
    return f"mailto:{target}" if "@" in target and "/" not in target else f"https://{target}"


def live_areas(content: Content, destinations: Destinations) -> dict[tuple[int, int], LiveArea]:
    """All live areas that lead somewhere, by page index and number."""
    return {
        (index, link.number): link
        for index, page in enumerate(content.pages)
        for link in page.links
        if destinations.leads_somewhere(link)
    }


def write_annotations(
    pdf: Pdf, pages: tuple[Object, ...], live: dict[tuple[int, int], LiveArea], destinations: Destinations, height: Mpt
) -> dict[tuple[int, int], Object]:
    """A link annotation for each live area, entered in its page."""
    made: dict[tuple[int, int], Object] = {}
    for (index, number), link in live.items():
        annotation = pdf.make_indirect(_annotation(link, destinations, pages, height))
        annotation.P = pages[index]
        page = pages[index]
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        made[index, number] = annotation
    return made


def _annotation(link: LiveArea, destinations: Destinations, pages: tuple[Object, ...], height: Mpt) -> Dictionary:
    boxes = [corners(area, height) for area in link.areas]
    hull = [min(box[0] for box in boxes), min(box[1] for box in boxes)]
    hull += [max(box[2] for box in boxes), max(box[3] for box in boxes)]
    entry = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array(hull),
        Border=Array([0, 0, 0]),
        F=PRINTED,
        Contents=String(link.text or link.target.removeprefix("#")),
    )
    if len(boxes) > 1:
        entry.QuadPoints = Array(
            [edge for left, foot, right, top in boxes for edge in (left, top, right, top, left, foot, right, foot)]
        )
    spot = destinations.spot(link)
    if spot is not None:
        entry.Dest = destinations.array(spot, pages)
    else:
        entry.A = Dictionary(S=Name.URI, URI=String(web_address(link.target)))
    return entry


def write_bookmarks(pdf: Pdf, display: DisplayList, destinations: Destinations, pages: tuple[Object, ...]) -> None:
    """A bookmark for each page and below it one for each story that begins there."""
    begun: dict[int, list[OutlineItem]] = {}
    for story in display.stories:
        spot = destinations.stories.get(story.id)
        if spot is not None:
            item = OutlineItem(story.headline or story.id, destinations.array(spot, pages))
            begun.setdefault(spot[0], []).append(item)
    named = words(display.language).page_number
    with pdf.open_outline() as outline:
        for index, page in enumerate(display.pages):
            title = named.format(n=page.label)
            item = OutlineItem(title[:1].upper() + title[1:], destinations.array((index, 0), pages))
            item.children.extend(begun.get(index, []))
            outline.root.append(item)


def label_pages(pdf: Pdf, display: DisplayList) -> None:
    """The printed page numbers as page labels."""
    entries: list[Object | int] = []
    for index, page in enumerate(display.pages):
        number = int(page.label) if page.label.isdigit() else page.number
        entries += [index, Dictionary(S=Name.D, St=max(number, 1))]
    pdf.Root.PageLabels = Dictionary(Nums=Array(entries))
