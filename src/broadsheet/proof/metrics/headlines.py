"""Headlines: tombstones, text above its own headline, raw wraps, who is largest, fill and breaks.

Limits: like headlines of different stories in adjacent columns within two lines of each other: none (Harrower); the
lead at least 1.2 times the next; the longest line 70 % of its measure; no hyphens; at most six sizes a page.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from broadsheet.measure import Mpt, pt, to_pt
from broadsheet.proof.findings import Findings, count, note, shown, stop, together, warn
from broadsheet.proof.layout import BOX, EDGE, Head, is_body
from broadsheet.proof.lines import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from broadsheet.measure import Rect
    from broadsheet.proof.layout import Layout, Piece
    from broadsheet.proof.marks import Page

TOMBSTONE_LINES = 2
LIKE = 1.5
LEAD = 1.2
FILL = 0.7
MOST_SIZES = 6
FEWEST_WORDS, MOST_WORDS = 3, 12
HAIRLINE: Mpt = pt(0.75)

TOMBSTONE = stop("tombstone", "Give one story a picture or box on top, another headline size, or another place.")
BUTTING = warn("butting-heads", "A hairline hardly parts two like headlines: give one another size or place.")
ABOVE = stop("text-above-headline", "Let the text begin under its headline.")
WRAP = warn("raw-wrap", "Let the headline cover all legs of its story.")
HIERARCHY = warn("headline-hierarchy", "Give the lead a larger headline or the second story a smaller one.")
INVERSION = warn("headline-inversion", "A lower headline of the same width should not be larger than one above.")
SIZES = note("headline-sizes", "Use fewer sizes on one page.")
UNDERFILL = warn("headline-fill", "Use a longer form of the headline or a larger size.")
HYPHEN = warn("headline-hyphen", "Do not break words in headlines.")


def measure(layout: Layout) -> Findings:
    """Everything that can be said of headlines."""
    return together([_tombstones(layout), _above(layout), _hierarchy(layout), _setting(layout)])


def heads_on(layout: Layout, page: int) -> list[tuple[Piece, Head]]:
    """The headlines of a page with the pieces they stand over."""
    return [(piece, piece.head) for piece in layout.pieces if piece.page == page and piece.head]


# ---- tombstones ----


def _tombstones(layout: Layout) -> Findings:
    bare = butting = 0
    remarks = []
    for page in layout.reading.pages:
        for one, other in _like_pairs(layout, page.number):
            parted = _parted(page, one.rect, other.rect)
            if parted >= HAIRLINE:
                continue
            bare, butting = (bare, butting + 1) if parted else (bare + 1, butting)
            message = f"Two like headlines stand side by side: {shown(one.text)} and {shown(other.text)}."
            remarks.append((BUTTING if parted else TOMBSTONE).broken(layout, page.number, message, one.story))
    return Findings(tuple(remarks), (("tombstones", bare), ("butting_heads", butting)))


def _like_pairs(layout: Layout, page: int) -> Iterator[tuple[Head, Head]]:
    """Headlines of neighbouring pieces at about the same height and of about the same size; the left one first."""
    reach = TOMBSTONE_LINES * layout.grid.leading
    pairs = combinations(sorted(heads_on(layout, page), key=lambda pair: pair[1].rect.x), 2)
    for (left, one), (right, other) in pairs:
        gap = right.rect.x - left.rect.right
        beside = -EDGE <= gap <= 3 * layout.grid.gutter and other.rect.x >= one.rect.right
        level = min(abs(one.rect.y - other.rect.y), abs(one.lines[0].y - other.lines[0].y)) <= reach
        if beside and level and max(one.size, other.size) < LIKE * min(one.size, other.size):
            yield one, other


def _parted(page: Page, left: Rect, right: Rect) -> Mpt:
    """How thick the rule, box or picture between two headlines is; 0 for nothing at all."""
    top, foot = max(left.y, right.y), min(left.bottom, right.bottom)
    rules = [rule.rect for rule in page.rules if not rule.white and not rule.form]
    between = [
        rect for rect in [*rules, *(image.rect for image in page.images)]
        if left.right - EDGE <= rect.x + rect.width // 2 <= right.x + EDGE and rect.y < foot and rect.bottom > top
    ]  # fmt: skip
    boxed = [
        rect for rect in rules if min(rect.width, rect.height) >= BOX and _holds(rect, left) != _holds(rect, right)
    ]
    if boxed:
        return BOX
    return max((max(1, rect.width) for rect in between), default=0)


def _holds(outer: Rect, inner: Rect) -> bool:
    return outer.x <= inner.x and outer.right >= inner.right and outer.y <= inner.y and outer.bottom >= inner.bottom


# ---- text and headline ----


def _above(layout: Layout) -> Findings:
    """Body lines above their own headline; legs beside it that it does not cover."""
    over, wraps = [], []
    for piece in layout.pieces:
        if piece.head is None:
            continue
        body = [line for line in piece.lines if is_body(line, layout.grid.size)]
        above = [line for line in body if line.y < piece.head.rect.y]
        beside = [line for line in body if piece.head.rect.y <= line.y < piece.head.lines[-1].y]
        if above:
            message = f"Text stands above its headline {shown(piece.head.text)}: {count(above, 'line')}."
            over.append(ABOVE.broken(layout, piece.page, message, piece.story))
        if beside:
            message = f"Text stands beside the headline {shown(piece.head.text)}, not under it."
            wraps.append(WRAP.broken(layout, piece.page, message, piece.story))
    return Findings((*over, *wraps), (("text_above_headline", len(over)), ("raw_wraps", len(wraps))))


# ---- sizes ----


def _hierarchy(layout: Layout) -> Findings:
    remarks = []
    good = pages = 0
    for page in layout.reading.pages:
        heads = [pair for pair in heads_on(layout, page.number) if not pair[1].turn]
        sizes = sorted((head.size for _, head in heads), reverse=True)
        if len(sizes) < 2:  # noqa: PLR2004 - one headline is always the largest
            continue
        pages += 1
        good += sizes[0] >= LEAD * sizes[1]
        if sizes[0] < LEAD * sizes[1]:
            first, second = to_pt(sizes[0]), to_pt(sizes[1])
            message = f"The largest headline ({first:.0f} pt) is hardly larger than the next ({second:.0f} pt)."
            remarks.append(HIERARCHY.broken(layout, page.number, message))
        if len(set(sizes)) > MOST_SIZES:
            remarks.append(SIZES.broken(layout, page.number, f"The page has {len(set(sizes))} sizes of headlines."))
        remarks += [
            INVERSION.broken(layout, page.number, f"{shown(lower.text)} is larger than {shown(upper.text)} above it.",
                             lower.story)
            for upper, lower in _inversions(heads)
        ]  # fmt: skip
    return Findings(tuple(remarks), (("pages_with_clear_lead_share", good / pages if pages else 1.0),))


def _inversions(heads: Sequence[tuple[Piece, Head]]) -> Iterator[tuple[Head, Head]]:
    """A headline and a larger one under it over a piece of the same width and place."""
    for (above, upper), (below, lower) in combinations(sorted(heads, key=lambda pair: pair[1].rect.y), 2):
        like = abs(above.rect.x - below.rect.x) <= 2 * EDGE and abs(above.rect.width - below.rect.width) <= BOX
        if like and lower.size > upper.size:
            yield upper, lower


# ---- setting ----


def _setting(layout: Layout) -> Findings:
    """Fill of the measure, broken words."""
    remarks = []
    fills = []
    for piece in layout.pieces:
        if piece.head is None or piece.head.turn:
            continue
        fill = max(line.width for line in piece.head.lines) / max(1, piece.rect.width)
        fills.append(fill)
        if fill < FILL:
            message = f"The headline {shown(piece.head.text)} fills {fill:.0%} of its measure."
            remarks.append(UNDERFILL.broken(layout, piece.page, message, piece.story))
        if any(line.text.rstrip().endswith(HYPHENS) for line in piece.head.lines):
            message = f"A word is broken in the headline {shown(piece.head.text)}."
            remarks.append(HYPHEN.broken(layout, piece.page, message, piece.story))
    full = sum(fill >= FILL for fill in fills) / len(fills) if fills else 1.0
    return Findings(tuple(remarks), (("headlines", len(fills)), ("headlines_well_filled_share", full)))
