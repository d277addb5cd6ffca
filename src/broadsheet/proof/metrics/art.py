"""Pictures: their share of the page, the dominant one, resolution, captions, their place in a leg.

Limits: art 25 to 45 % of an ad-free page; the largest twice the next; 150 pixels an inch, better 200; a caption within
a line of its picture and no wider.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.measure import INCH, Mpt, pt, to_pt
from broadsheet.proof.findings import Findings, note, shown, together, warn
from broadsheet.proof.layout import BOX, EDGE, is_body
from broadsheet.proof.metrics.pages import type_area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from broadsheet.proof.layout import Layout, Piece
    from broadsheet.proof.lines import Line
    from broadsheet.proof.marks import Image, Page
    from broadsheet.remarks import Remark

LEAST_ART, MOST_ART = 0.25, 0.45
DOMINANT = 2.0
LOW, FAIR = 150, 200
SMALLEST: Mpt = pt(40)
"""Smaller pictures are ornaments and codes."""
CAPTION_LINES = 1

SHARE = note("art-share", "Give the page more or fewer pictures, or other sizes.")
DOMINANCE = note("dominant-picture", "Make one picture at least twice the size of the next.")
RESOLUTION = warn("resolution", "Place it smaller or find a larger file.")
FAIRLY = note("resolution", "Place it smaller or find a larger file.")
FAR = warn("caption-distance", "Set the caption right under its picture.")
WIDE = warn("caption-width", "Set the caption no wider than its picture.")
WITHIN = warn("picture-within-leg", "Put it at the head of a leg.")
AT_FOOT = note("picture-at-foot", "Put it at the head of a leg.")


def measure(layout: Layout) -> Findings:
    """Everything that can be said of pictures."""
    pages = [finding for page in layout.reading.pages for finding in (_share(layout, page), _resolution(layout, page))]
    return together([*pages, _captions(layout), _places(layout)])


def pictures(page: Page) -> list[Image]:
    """The pictures of a page that are not ornaments; the parts of placed artwork are not counted again."""
    return [image for image in page.images if min(image.rect.width, image.rect.height) >= SMALLEST and not image.form]


def _share(layout: Layout, page: Page) -> Findings:
    area = type_area(layout, page)
    sizes = sorted((image.rect.width * image.rect.height for image in pictures(page)), reverse=True)
    share = sum(sizes) / (area.width * area.height)
    remarks = []
    if sizes and not LEAST_ART <= share <= MOST_ART:
        remarks.append(
            SHARE.broken(layout, page.number, f"Pictures take {share:.0%} of the page (25 to 45 % is good).")
        )
    if len(sizes) > 1 and sizes[0] < DOMINANT * sizes[1]:
        message = f"The largest picture is only {sizes[0] / sizes[1]:.1f} times the next."
        remarks.append(DOMINANCE.broken(layout, page.number, message))
    figures = (page.number, "art_share", share), (page.number, "pictures", len(sizes))
    return Findings(tuple(remarks), pages=figures)


def _resolution(layout: Layout, page: Page) -> Findings:
    """Pixels to the placed inch, the poorer way, in whole pixels: a place is rounded to the grid."""
    remarks = []
    found = [_per_inch(image) for image in pictures(page) if image.columns]
    for value in found:
        whole = round(value)
        if whole < FAIR:
            rule = RESOLUTION if whole < LOW else FAIRLY
            remarks.append(rule.broken(layout, page.number, f"A picture has {whole} pixels to the inch."))
    lowest = ((page.number, "lowest_resolution", min(found)),) if found else ()
    return Findings(tuple(remarks), pages=lowest)


def _per_inch(image: Image) -> float:
    return min(image.columns * INCH / image.rect.width, image.rows * INCH / image.rect.height)


def _captions(layout: Layout) -> Findings:
    remarks: list[Remark] = []
    for piece in layout.pieces:
        remarks += _caption_remarks(layout, piece)
    captions = sum(line.role == "Caption" and line.first for line in layout.lines)
    return Findings(tuple(remarks), (("captions", captions),))


def _places(layout: Layout) -> Findings:
    """Pictures with text of their story above them in their column: within a leg, or at its foot."""
    middle = foot = 0
    remarks: list[Remark] = []
    for piece in layout.pieces:
        for image in (image for image in piece.images if min(image.rect.width, image.rect.height) >= SMALLEST):
            above, below = (_text_beside(layout, piece, image, side) for side in (-1, 1))
            if above and below:
                middle += 1
                remarks.append(WITHIN.broken(layout, piece.page, "A picture stands within a leg.", piece.story))
            elif above:
                foot += 1
                remarks.append(
                    AT_FOOT.broken(layout, piece.page, "A picture stands at the foot of a leg.", piece.story)
                )
    return Findings(tuple(remarks), (("pictures_within_legs", middle), ("pictures_at_foot", foot)))


def _text_beside(layout: Layout, piece: Piece, image: Image, side: int) -> bool:
    """Whether body lines of the story stand over (-1) or under (1) a picture's middle."""
    x = image.rect.x + min(image.rect.width, layout.grid.measure) // 2
    lines = (line for line in piece.lines if is_body(line, layout.grid.size) and line.x - EDGE <= x)
    in_column = (line for line in lines if x <= line.x + layout.grid.measure)
    return any((line.y - image.rect.y) * side > 0 for line in in_column)


def _caption_remarks(layout: Layout, piece: Piece) -> Iterator[Remark]:
    """What is wrong with the captions under a story's pictures."""
    for line in piece.lines:
        image = _above(line, piece) if line.role == "Caption" and line.first else None
        if image is None:
            continue
        distance = line.rect.y - image.rect.bottom
        if distance > CAPTION_LINES * layout.grid.leading:
            message = f"The caption {shown(line.text)} stands {to_pt(distance):.0f} pt under its picture."
            yield FAR.broken(layout, piece.page, message, piece.story)
        own = [other for other in piece.lines if other.block == line.block]
        if max(other.right for other in own) > image.rect.right + EDGE or line.x < image.rect.x - EDGE:
            yield WIDE.broken(
                layout, piece.page, f"The caption {shown(line.text)} is wider than its picture.", piece.story
            )


def _above(line: Line, piece: Piece) -> Image | None:
    """The nearest picture of the story over a line."""
    over = [
        image for image in piece.images
        if image.rect.bottom <= line.rect.y + EDGE and image.rect.x - BOX <= line.x < image.rect.right
    ]  # fmt: skip
    return max(over, key=lambda image: image.rect.bottom, default=None)
