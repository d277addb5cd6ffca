"""The structure tree as PDF objects, with the parent tree that leads from content back to it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

from broadsheet.press.elements import Element, LinkKid, MarkedKid
from broadsheet.press.operators import corners

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

    from broadsheet.measure import Mpt, Rect
    from broadsheet.press.elements import Kid


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What the tree is written against: the pages, their height and the annotation behind each live area."""

    pages: tuple[Object, ...]
    height: Mpt
    annotations: dict[tuple[int, int], Object]


class _TreeWriter:
    """Writes elements and remembers which element each piece of content belongs to."""

    def __init__(self, pdf: Pdf, anatomy: Anatomy) -> None:
        self.pdf = pdf
        self.anatomy = anatomy
        self.owners: list[dict[int, Object]] = [{} for _ in anatomy.pages]
        self.link_owners: list[Object] = []
        self.names: list[tuple[str, Object]] = []

    def write(self, element: Element, parent: Object) -> Object:
        """One element and all below it."""
        entry = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.kind), P=parent))
        self._describe(element, entry)
        home = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        if home is not None:
            entry.Pg = self.anatomy.pages[home]
        kids = [self._kid(kid, entry, home) for kid in element.kids]
        if kids:
            entry.K = kids[0] if len(kids) == 1 else Array(kids)
        return entry

    def _describe(self, element: Element, entry: Object) -> None:
        """Languages, alternative texts and attributes."""
        for key, text in (("/Alt", element.alt), ("/Lang", element.language)):
            if text:
                entry[key] = String(text)
        if element.name:
            entry.ID = String(element.name)
            self.names.append((element.name, entry))
        if element.area is not None:
            entry.A = self._layout(*element.area)
        if element.kind == "TH":
            entry.A = Dictionary(O=Name.Table, Scope=Name.Column)
        if element.kind == "L":
            entry.A = Dictionary(O=Name.List, ListNumbering=Name("/None"))

    def _layout(self, page: int, area: Rect) -> Dictionary:
        """Where a figure stands."""
        entry = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(list(corners(area, self.anatomy.height))))
        return entry if page < len(self.anatomy.pages) else Dictionary()

    def _kid(self, kid: Kid, parent: Object, home: int | None) -> Object | int:
        if isinstance(kid, Element):
            return self.write(kid, parent)
        if isinstance(kid, MarkedKid):
            self.owners[kid.page][kid.mcid] = parent
            if kid.page == home:
                return kid.mcid
            return Dictionary(Type=Name.MCR, Pg=self.anatomy.pages[kid.page], MCID=kid.mcid)
        return self._link(kid, parent)

    def _link(self, kid: LinkKid, parent: Object) -> Dictionary:
        annotation = self.anatomy.annotations[kid.page, kid.number]
        annotation.StructParent = len(self.anatomy.pages) + len(self.link_owners)
        self.link_owners.append(parent)
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.anatomy.pages[kid.page])


def write_structure(pdf: Pdf, root: Element, anatomy: Anatomy) -> None:
    """Write the tree under the document's catalogue and tie every page to it."""
    writer = _TreeWriter(pdf, anatomy)
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = writer.write(root, tree)
    numbers: list[Object | int] = []
    for index, (page, owners) in enumerate(zip(anatomy.pages, writer.owners, strict=True)):
        page.StructParents = index
        page.Tabs = Name.S
        numbers += [index, Array([owners[mcid] for mcid in range(len(owners))])]
    for offset, owner in enumerate(writer.link_owners):
        numbers += [len(anatomy.pages) + offset, owner]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(anatomy.pages) + len(writer.link_owners)
    if writer.names:
        tree.IDTree = pdf.make_indirect(_name_tree(writer.names))
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def _name_tree(names: list[tuple[str, Object]]) -> Dictionary:
    """A name tree of one leaf (ISO 32000-1, 7.9.6)."""
    ordered = sorted(names, key=lambda pair: pair[0].encode())
    flat = [item for name, entry in ordered for item in (String(name), entry)]
    ends = Array([String(ordered[0][0]), String(ordered[-1][0])])
    return Dictionary(Kids=Array([Dictionary(Names=Array(flat), Limits=ends)]))
