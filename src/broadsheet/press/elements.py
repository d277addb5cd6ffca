"""The logical structure of an issue as plain values: which element holds which marked content, in story order.

A story is one ``Art``, however many pages it runs over; its elements stand in the order of the story, whatever the
order of drawing (ISO 14289-1, 7.2; ISO 32000-1, 14.8). ``structure`` turns the tree into PDF objects.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.press.outline import Step, furniture_steps, story_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.measure import Rect
    from broadsheet.press.assembly import Marked
    from broadsheet.press.content import LiveArea
    from broadsheet.press.display import DisplayList
    from broadsheet.story.model import Story
    from broadsheet.typeset.model import Ref


@dataclass(frozen=True, slots=True)
class MarkedKid:
    """A marked-content sequence as part of an element."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkKid:
    """A link annotation as part of an element: the live area ``number`` of page ``page`` (index from 0)."""

    page: int
    number: int


Kid: TypeAlias = "Element | MarkedKid | LinkKid"
STORIES = 1


@dataclass(slots=True)
class Element:
    """A structure element. ``order`` sorts it among its siblings; ``link`` is the live area a ``Link`` belongs to."""

    kind: str
    order: tuple[object, ...] = ()
    kids: list[Kid] = field(default_factory=list)
    language: str = ""
    alt: str = ""
    name: str = ""
    area: tuple[int, Rect] | None = None
    link: LinkKid | None = None
    steps: dict[tuple[object, ...], Element] = field(default_factory=dict)

    def elements(self) -> Iterator[Element]:
        """The child elements, in order."""
        return (kid for kid in self.kids if isinstance(kid, Element))

    def descend(self, step: Step) -> Element:
        """The child at a step, made when it is not there yet."""
        key = (step.order, step.name) if step.in_turn else step.order
        child = self.steps.get(key)
        if child is None:
            order = (*step.order, len(self.kids)) if step.in_turn else step.order
            child = Element(step.kind, order, language=step.language)
            child.name = step.name if step.kind == "Note" else ""
            self.steps[key] = child
            self.kids.append(child)
        return child


class Tree:
    """Grows the structure tree of an issue from its marked content."""

    def __init__(self, display: DisplayList, live: dict[tuple[int, int], LiveArea]) -> None:
        self._stories = {story.id: (at, story) for at, story in enumerate(display.stories)}
        self._language = display.language
        self._live = live
        self.root = Element("Document")

    def add(self, marked: Marked) -> None:
        """Hang one marked-content sequence into the tree."""
        tag = marked.tag
        element = self._element(tag.ref, marked.page)
        if tag.alt or element.kind == "Figure":
            element = self._figure(element, marked)
        kid = MarkedKid(marked.page, marked.mcid)
        if (marked.page, tag.link) in self._live:
            self._link(element, LinkKid(marked.page, tag.link)).kids.append(kid)
        else:
            element.kids.append(kid)

    def add_links(self) -> None:
        """Give every live area its place: at the end of its link, or in a link of its own when nothing is drawn."""
        done = {element.link for element in walk(self.root) if element.link is not None}
        for (page, number), area in self._live.items():
            kid = LinkKid(page, number)
            if kid not in done:
                self._link(self._element(area.ref, page), kid)
        for element in walk(self.root):
            if element.link is not None:
                element.kids.append(element.link)

    def finish(self) -> Element:
        """Sort every level, complete the tables and settle the heading levels."""
        for element in walk(self.root):
            if element.kind != "Link":
                element.kids.sort(key=_sort_key)
        _settle_headings(self.root)
        return self.root

    def _element(self, ref: Ref, page: int) -> Element:
        """The element a mark belongs to."""
        found = self._stories.get(ref.story)
        steps = furniture_steps(ref, page) if found is None else self._story_steps(ref, *found)
        element = self.root
        for step in steps:
            element = element.descend(step)
            self._complete_row(element, step)
        return element

    def _story_steps(self, ref: Ref, at: int, story: Story) -> tuple[Step, ...]:
        language = story.language if story.language != self._language else ""
        return (Step("Art", (STORIES, at), language=language), *story_steps(ref, story))

    def _complete_row(self, element: Element, step: Step) -> None:
        """A table row has all its cells from the start, so that empty ones are not missing."""
        if step.kind == "TR" and not element.kids:
            for cell in step.cells:
                element.descend(cell)

    def _figure(self, element: Element, marked: Marked) -> Element:
        """The figure a picture or code is, with its alternative text and where it stands."""
        figure = element if element.kind == "Figure" else element.descend(Step("Figure", ("figure", marked.mcid)))
        area = marked.marks[0].area
        figure.alt = marked.tag.alt or figure.alt or "Picture"
        figure.area = (marked.page, area) if area is not None else None
        return figure

    def _link(self, element: Element, kid: LinkKid) -> Element:
        """The ``Link`` for a live area inside an element; a note's mark stands in a ``Reference``."""
        last = element.kids[-1] if element.kids else None
        if isinstance(last, Element) and last.kind == "Reference":
            last = last.kids[-1]
        if isinstance(last, Element) and last.link == kid:
            return last
        link = Element("Link", link=kid)
        note = self._live[kid.page, kid.number].target.startswith("#")
        wrap = note or element.kind == "TOCI"
        element.kids.append(Element("Reference", kids=[link]) if wrap else link)
        return link


def walk(element: Element) -> Iterator[Element]:
    """An element and all below it, in reading order."""
    yield element
    for child in element.elements():
        yield from walk(child)


def _sort_key(kid: Kid) -> tuple[object, ...]:
    """Elements with an order come by it; marked content and links keep the order they were drawn in."""
    return kid.order if isinstance(kid, Element) and kid.order else ()


def _settle_headings(root: Element) -> None:
    """No heading more than one level below the one before it (ISO 14289-1, 7.4.2)."""
    before = 0
    for element in walk(root):
        if element.kind[0] == "H" and element.kind[1:].isdigit():
            before = min(int(element.kind[1:]), before + 1)
            element.kind = f"H{before}"


def grow(display: DisplayList, marked: tuple[Marked, ...], live: dict[tuple[int, int], LiveArea]) -> Element:
    """The structure tree of an issue.

    ``live`` holds the live areas that lead somewhere, by page (index from 0) and number.
    """
    tree = Tree(display, live)
    for item in marked:
        tree.add(item)
    tree.add_links()
    return tree.finish()
