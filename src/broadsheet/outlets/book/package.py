"""The package document: metadata, the list of files, and their order (EPUB 3.3, 5; EPUB Accessibility 1.1, 2).

No conformance to a standard of accessibility is claimed: that asks for somebody who certifies it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from broadsheet.outlets.book.nav import COVER, IMPRINT, NAV
from broadsheet.outlets.book.words import book_words
from broadsheet.outlets.markup import attribute, text_html
from broadsheet.outlets.words import direction
from broadsheet.story.model import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.outlets.book.layout import Layout
    from broadsheet.story.model import Block

ROLES = {
    "words": "aut", "photographs": "pht", "translation": "trl", "drawing": "ill", "research": "res", "data": "dtc",
}  # fmt: skip
"""MARC relators of byline roles; another role is a contributor's."""
OTHER_ROLE = "ctb"
KINDS = {"xhtml": "application/xhtml+xml", "css": "text/css", "jpeg": "image/jpeg", "png": "image/png"}
FEATURES = ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability")


def package(layout: Layout, files: tuple[str, ...], cover: str) -> bytes:
    """The package document. ``files`` are all files of the book; ``cover`` is the cover picture's, or empty."""
    language = layout.book.paper.language
    tag = attribute(language.replace("_", "-"))
    turn = ' page-progression-direction="rtl"' if direction(language) == "rtl" else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
        f'xml:lang="{tag}" dir="{direction(language)}">\n'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n{_metadata(layout, tag)}</metadata>\n'
        f"<manifest>\n{''.join(_item(file, cover) for file in files)}</manifest>\n"
        f"<spine{turn}>\n{''.join(_spine(layout))}</spine>\n</package>\n"
    ).encode()


def identifier(layout: Layout) -> str:
    """What names this issue of this paper for ever: a UUID made from its address (RFC 9562, version 5)."""
    paper, number = layout.book.paper, layout.book.issue.number
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{paper.address or paper.name}/issues/{number}/')}"


def _metadata(layout: Layout, tag: str) -> str:
    """All metadata, an element a line."""
    told = (*_publication(layout, tag), *_series(layout), *_contributors(layout), *_access(layout))
    return "".join(f"{line}\n" for line in told)


def _publication(layout: Layout, tag: str) -> Iterator[str]:
    """What the publication is and when it was made."""
    paper, issue = layout.book.paper, layout.book.issue
    changed = max((issue.day, *(item.item.card.updated for item in layout.chapters if item.item.card.corrections)))
    yield f'<dc:identifier id="id">{identifier(layout)}</dc:identifier>'
    yield f"<dc:title>{text_html(layout.title)}</dc:title>"
    yield f"<dc:language>{tag}</dc:language>"
    yield f"<dc:publisher>{text_html(paper.name)}</dc:publisher>"
    yield f"<dc:date>{issue.day.isoformat()}</dc:date>"
    yield f'<meta property="dcterms:modified">{changed.isoformat()}T00:00:00Z</meta>'
    if paper.strapline:
        yield f"<dc:description>{text_html(paper.strapline)}</dc:description>"
    subjects = dict.fromkeys(name for item in layout.chapters for name in item.item.story.subjects)
    yield from (f"<dc:subject>{text_html(subject)}</dc:subject>" for subject in subjects if subject.strip())


def _series(layout: Layout) -> Iterator[str]:
    """The paper as the series this issue belongs to, with its ISSN and the issue's number."""
    paper, issue = layout.book.paper, layout.book.issue
    yield f'<meta property="belongs-to-collection" id="series">{text_html(paper.name)}</meta>'
    yield '<meta refines="#series" property="collection-type">series</meta>'
    yield f'<meta refines="#series" property="group-position">{issue.number}</meta>'
    if paper.issn:
        issn = text_html(paper.issn)
        yield f'<meta refines="#series" property="dcterms:identifier">urn:issn:{issn}</meta>'


def _contributors(layout: Layout) -> Iterator[str]:
    """The paper as the book's maker, and everybody named in a byline with what they did."""
    yield f"<dc:creator>{text_html(layout.book.paper.name)}</dc:creator>"
    named = dict.fromkeys(
        (byline.name, ROLES.get(byline.role, OTHER_ROLE))
        for item in layout.chapters
        for byline in item.item.story.bylines
        if byline.name.strip()
    )
    for number, (name, role) in enumerate(named, 1):
        yield f'<dc:contributor id="by{number}">{text_html(name)}</dc:contributor>'
        yield f'<meta refines="#by{number}" property="role" scheme="marc:relators">{role}</meta>'


def _access(layout: Layout) -> Iterator[str]:
    """How the book can be read, by the vocabulary of schema.org."""
    pictures = tuple(_pictures(layout))
    told = all(picture.alt.strip() or picture.decorative for picture in pictures)
    shown = bool(pictures or layout.book.issue.cover)
    yield from (_schema("accessMode", mode) for mode in ("textual", *(["visual"] if shown else [])))
    if told:
        yield _schema("accessModeSufficient", "textual")
    yield _schema("accessModeSufficient", "textual,visual") if shown else ""
    features = [*FEATURES, *(["alternativeText"] if told and shown else [])]
    features += ["pageNavigation", "pageBreakMarkers"] if layout.pages else []
    yield from (_schema("accessibilityFeature", feature) for feature in features)
    yield _schema("accessibilityHazard", "none")
    yield _schema("accessibilitySummary", _summary(layout, told=told and bool(pictures)))
    yield from _source(layout)


def _source(layout: Layout) -> Iterator[str]:
    """The printed paper, from which the pages are counted."""
    if layout.pages:
        source = text_html(layout.title)
        yield f'<dc:source id="print">{source}</dc:source>'
        yield '<meta refines="#print" property="source-of">pagination</meta>'
        yield f'<meta property="pageBreakSource">{source}</meta>'


def _summary(layout: Layout, *, told: bool) -> str:
    """The same in words."""
    words = book_words(layout.book.paper.language)
    parts = ["summary", *(["summary_pages"] if layout.pages else []), *(["summary_alt"] if told else [])]
    return " ".join(words[part] for part in parts)


def _schema(name: str, value: str) -> str:
    """A property of schema.org."""
    return f'<meta property="schema:{name}">{text_html(value)}</meta>'


def _pictures(layout: Layout) -> Iterator[Picture]:
    """All pictures of the copy."""
    blocks: Iterator[Block] = (block for item in layout.chapters for block in item.item.story.blocks)
    return (block for block in blocks if isinstance(block, Picture))


def _item(file: str, cover: str) -> str:
    """A file of the manifest; its id is made from its name."""
    stem, _, kind = file.rpartition(".")
    marked = ' properties="nav"' if file == NAV else ' properties="cover-image"' if file == cover else ""
    return f'<item id="{_id(stem)}" href="{file}" media-type="{KINDS[kind]}"{marked}/>\n'


def _spine(layout: Layout) -> Iterator[str]:
    """The reading order."""
    files = (COVER, NAV, *(item.file for item in layout.chapters), IMPRINT)
    return (f'<itemref idref="{_id(file.rpartition(".")[0])}"/>\n' for file in files)


def _id(stem: str) -> str:
    """An id from a file's name without its ending."""
    return f"x-{stem.replace('/', '-')}"
