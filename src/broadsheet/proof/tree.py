"""The structure tree read into blocks: what a reader of the tagged file is told, in that order.

A block is a paragraph, heading, caption, list body, cell …: the innermost block-level element around some content.
A story is an ``Art`` element (ISO 32000-2, 14.7 and 14.8).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

BLOCK_ROLES = frozenset(
    {
        "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "Caption", "Lbl", "LBody", "TH", "TD", "TOCI",
        "BlockQuote", "Note", "FENote", "Figure", "Formula", "Code", "Aside",
    }
)  # fmt: skip
"""Roles whose content makes a block of its own; other elements lend their content to the block around them."""
NO_STORY = -1


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the tree. ``content`` lists (page number, MCID) in order; ``story`` is ``NO_STORY`` outside ``Art``.

    ``around`` are the roles of the elements around it, outermost first. ``said`` is the element's replacement text.
    ``marks`` is the part of the content that refers elsewhere (the marks of notes) and is not the block's own text.
    """

    number: int
    role: str
    story: int
    content: tuple[tuple[int, int], ...]
    around: tuple[str, ...] = ()
    title: str = ""
    alt: str = ""
    said: str = ""
    marks: frozenset[tuple[int, int]] = frozenset()


@dataclass(slots=True)
class _Draft:
    """A block while its content is gathered."""

    role: str
    story: int
    around: tuple[str, ...] = ()
    title: str = ""
    alt: str = ""
    said: str = ""
    content: list[tuple[int, int]] = field(default_factory=list)
    marks: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Where:
    """Where in the tree the walk stands: in which block and story, within which roles, on which page."""

    draft: _Draft | None = None
    story: int = NO_STORY
    around: tuple[str, ...] = ()
    page: int = 0


class _Walk:
    """Walks the tree once, depth first."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.drafts: list[_Draft] = []
        self.titles: dict[int, str] = {}
        self._numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        root: Any = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
        self._roles: Any = root.get("/RoleMap", pikepdf.Dictionary())
        self._children(root, _Where())

    def _role(self, element: pikepdf.Object) -> str:
        """The element's standard role by the role map."""
        role = str(element.get("/S", ""))
        for _ in range(8):
            mapped = str(self._roles.get(role, role))
            if mapped == role:
                break
            role = mapped
        return role[1:]

    def _children(self, element: pikepdf.Object, where: _Where) -> None:
        kids = element.get("/K")
        for kid in kids.as_list() if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._content(where, (where.page, kid))
            elif isinstance(kid, pikepdf.Dictionary):
                self._kid(kid, where)

    def _kid(self, kid: pikepdf.Dictionary, where: _Where) -> None:
        """A content reference, an object reference (which draws nothing), or an element."""
        page: Any = kid.get("/Pg")
        if page is not None:
            where = replace(where, page=self._numbers.get(page.objgen, where.page))
        if kid.get("/Type") == "/MCR":
            self._content(where, (where.page, int(kid.MCID)))
        elif "/S" in kid:
            self._element(kid, where)

    def _element(self, element: pikepdf.Dictionary, where: _Where) -> None:
        role = self._role(element)
        if role == "Art" and where.story == NO_STORY:
            where = replace(where, story=len(self.titles))
            self.titles[where.story] = str(element.get("/T", ""))
        draft = where.draft
        if role in BLOCK_ROLES:
            title, alt, said = (str(element.get(key, "")) for key in ("/T", "/Alt", "/ActualText"))
            draft = _Draft(role, where.story, where.around, title, alt, said)
            self.drafts.append(draft)
        self._children(element, replace(where, draft=draft, around=(*where.around, role)))

    def _content(self, where: _Where, place: tuple[int, int]) -> None:
        """Content joins the block around it; content outside any block makes one of its own."""
        draft = where.draft
        if draft is None:
            draft = _Draft(where.around[-1] if where.around else "", where.story, where.around[:-1])
            self.drafts.append(draft)
        draft.content.append(place)
        if "Reference" in where.around and draft.role != "TOCI":
            draft.marks.add(place)


def blocks_of(pdf: pikepdf.Pdf) -> tuple[Block, ...]:
    """The blocks of a file's structure tree in order; none for an untagged file."""
    walk = _Walk(pdf)
    return tuple(
        Block(
            number,
            draft.role,
            draft.story,
            tuple(draft.content),
            draft.around,
            draft.title or walk.titles.get(draft.story, ""),
            draft.alt,
            draft.said,
            frozenset(draft.marks),
        )
        for number, draft in enumerate(walk.drafts)
    )
