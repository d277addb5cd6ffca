"""What the makeup pays for: one block of constants, each with its reason and its source.

A unit is the smallest annoyance an art director would mention; 100 units are a fault a reader sees. Sources by letter:
H Harrower, D the US DINFOS layout course, B Buskin, G Garcia, S The Shorthorn, T typesetting
standards, P our own proposal, E measured on our prototype.
"""

from __future__ import annotations

from typing import Final

FORBIDDEN: Final = 100_000
"""Added where a rule is hard and yet something must be drawn: such a shape only wins when nothing else closes."""

# ---- the page ----

TOMBSTONE_ALIKE: Final = 160
"""Two headlines of like size side by side at one height read as one line across the gutter (H)."""

TOMBSTONE_UNLIKE: Final = 20
"""Side by side but with sizes apart by ``LIKE_SIZE``: awkward, not misleading (H)."""

LIKE_SIZE: Final = 1_500
"""Sizes nearer than this ratio (in thousandths) are alike (P)."""

BUTTING_ROWS: Final = 2
"""Headline tops within so many rows of each other stand side by side (H, P)."""

EXTRA_GAP: Final = 4
"""A block stands one row further below its neighbour than the design's gap (E: gap 2 may be 3)."""

RANK_BELOW: Final = 14
"""Per rank by which a better-ranked piece stands under a lesser one; a page is read from its head (B, D)."""

LEAD_NOT_ON_TOP: Final = 220
"""The page's best piece does not touch the head of the page (B)."""

LARGER_BELOW: Final = 60
"""A headline is larger than one above it in the same columns (B, D)."""

RANK_AGAINST_SIZE: Final = 25
"""A lesser piece has the larger headline (B, G)."""

LEAD_MARGIN: Final = 1_200
"""The lead's headline is at least so much larger than the next (thousandths; G: 48 over 42 pt is too little)."""

LEAD_TOO_NEAR: Final = 60
"""The lead's headline is nearer to the second than ``LEAD_MARGIN`` (B, G)."""

TWO_DOMINANT: Final = 25
"""The largest picture is not twice the second (H: one dominant image; factor P)."""

DOMINANT_ELSEWHERE: Final = 25
"""The lead has a picture, but the largest on the page belongs to another story (H, B)."""

DOMINANT_LOW: Final = 30
"""The largest picture begins in the lower half of the page (H)."""

LEAD_ON_THE_RIGHT: Final = 2
"""The page's best piece does not begin at the left edge: of two mirrored pages the one read in order wins (P)."""

SLAB: Final = 12
"""Two blocks of one width share a long edge, so the page falls into equal slabs (P: variety)."""

WHITE_CELL: Final = 12
"""One unfilled cell (a column wide, a row deep) at the foot of a page that does not close (P)."""

DROPPED: Final = 400
"""Leaving out the least piece; better ranks cost more in proportion (P)."""

# ---- the headline ----

SECOND_CHOICE_SIZE: Final = 18
"""Per step by which the headline's size is off the one made for its rank (G)."""

LEAD_SMALL: Final = 30
"""A lead in a size that is not made for leads, besides ``SECOND_CHOICE_SIZE`` (G, B)."""

NEXT_SIZE: Final = 3
"""Per size smaller than the largest made for the rank (G: a lead should be set as large as it fits)."""

HEADLINE_RAG_UNIT: Final = 6
"""So many units of the typesetter's own headline cost (rag, sense, empty ends) make one unit here (P)."""

SHORTER_FORM: Final = 12
"""Per shorter print form used instead of the full headline (P: the editor wrote the full one first)."""

LINES_AND_COLUMNS: Final = 6
"""Headline lines and columns together beyond ``MOST_LINES_AND_COLUMNS``, each (S)."""

MOST_LINES_AND_COLUMNS: Final = 6
"""At most five by default, six where a lead is set across the page in one line (S)."""

SHORT_FILL: Final = 760
"""Thousandths of the measure the longest headline line should fill at least (P)."""

EMPTY_FILL: Final = 12
"""Price for every tenth of the measure the longest line stays below ``SHORT_FILL`` (P)."""

HOLE_BESIDE_HEAD: Final = 80
"""A headline that fills less than ``FILLED`` of its measure leaves a column or more of white at its right (H, P)."""

FILLED: Final = 710
"""Thousandths of its measure from which a headline owns its whole row (P: fill 70-100 %)."""

SHORT_MIDDLE_LINE: Final = 14
"""A line before the last fills less than 60 % of the longest: the head falls apart (E: what the art director saw)."""

SHORT_LAST_LINE: Final = 6
"""The last of several headline lines fills less than half of the longest (P, T)."""

FALLBACK_SIZE: Final = 160
"""A headline so long that only a size of another rank takes it (P)."""

WIDTH_FOR_RANK: Final = 22
"""Per column a block is narrower or wider than its rank should be (H: hierarchy)."""

# ---- pictures ----

CROP: Final = 2
"""Per hundredth of the picture that a crop takes away; at most ``MOST_CROP`` (P)."""

DRAWING_AIR: Final = 7
"""Per row of white under a drawing that is shown whole but is not quite so deep as its rows (P)."""

MOST_CROP: Final = 150
"""Thousandths of a picture that may be lost without asking (P)."""

LEAD_PICTURE_NARROW: Final = 22
"""A lead's picture spans less than half of its block (E: what the art director asked for)."""

PICTURE_NARROW: Final = 9
"""Another story's picture spans a single leg of three or more (H)."""

PICTURE_TOO_WIDE: Final = 18
"""A low-ranked story's picture outgrows its rank (H: hierarchy)."""

SECOND_PICTURE_LARGE: Final = 18
"""A story's further picture is more than half as large as its first (H: one dominant image)."""

PICTURE_OUTGROWS: Final = 4
"""Per hundredth of the page that a picture is larger than ``ART_OF_PAGE`` allows its story's rank (H: hierarchy)."""

ART_OF_PAGE: Final = (0, 22, 16, 12, 7, 5)
"""Hundredths of a page a picture may fill, by the rank of its story, 1 to 5 (H: a third of a page is art in all)."""

PICTURE_AT_FOOT: Final = 10
"""A picture at the foot of a leg rather than at its top (H)."""

PICTURE_COARSE: Final = 30
"""The picture would be printed below 150 pixels an inch; the proof remarks on it as well (WAN-IFRA)."""

ART_LOW_SHARE: Final = 180
"""Thousandths of a story's block below which its picture looks lost (H: art share)."""

ART_HIGH_SHARE: Final = 560
"""Thousandths of a story's block above which the picture buries the text (H: 25-45 % of a page)."""

ART_SHARE: Final = 3
"""Per hundredth outside the two shares (H)."""

PICTURE_OVER_HEAD: Final = 5
"""The picture stands above the headline: welcome where it parts two headlines, else the plain order is kept (H)."""

# ---- the text ----

WIDOW: Final = FORBIDDEN
"""A paragraph's last line alone at the head of a leg: hard (T)."""

ORPHAN: Final = 18
"""A paragraph's first line alone at the foot of a leg (T; E)."""

HYPHEN_AT_FOOT: Final = 9
"""The last line of a leg ends in a hyphen (T, D)."""

SHORT_LEG: Final = 1
"""A leg one row short of the others (E)."""

TABLE_CUT: Final = 45
"""A table is continued in the next leg (P)."""

VERY_SHORT_LEG: Final = 120
"""A leg two rows short: the last resort against a widow (P)."""

WHITE_AT_LEG_END: Final = 12
"""A leg begins or ends at a row of white or an ornament (P)."""

SHALLOW_LEG: Final = 12
"""Per row a leg stays below ``LEAST_LEG``: the eye jumps too often (H)."""

DEEP_LEG: Final = 2
"""Per row a leg runs over ``MOST_LEG`` (H)."""

GREY_LEG: Final = 10
"""Every ten rows of text beyond ``GREY_ROWS`` in a leg without picture, subhead or quotation (the dollar-bill test)."""

GREY_ROWS: Final = 42
"""Rows of unbroken text a leg may have before it looks grey: the long side of a dollar bill, 156 mm (P)."""

LEAST_LEG_MM: Final = 51
"""The depth a leg of text should have at least (H: 2 inches)."""

MOST_LEG_MM: Final = 254
"""The depth a leg of text should have at most (H: 10 inches)."""

UNDER_PICTURE_MM: Final = 25
"""The least text under a picture in its legs (H: 1 inch)."""

BEFORE_JUMP_MM: Final = 102
"""Text before a jump, over all its legs together (H: 4 inches)."""

AFTER_JUMP_MM: Final = 153
"""Text after a jump, over all its legs together (H: 6 inches)."""

ROW_OF_AIR: Final = 5
"""One row of white between the head and the text, added so that the block closes (E)."""

MORE_AIR: Final = 24
"""Two such rows, under a small headline only: under a large one they would be a hole (P)."""

STANDFIRST_LONG_LINE: Final = 12
"""A standfirst across four columns or more is too long to be read back from (T: 45-75 characters a line)."""

QUOTE_LEFT_OUT: Final = 5
"""A pull quote the writer marked is not shown; it repeats the text, so nothing is lost (P)."""

BOX_AT_TOP: Final = 4
"""A fact box at the head of its legs instead of the foot (P)."""

JUMP: Final = 30
"""A story breaks off and continues elsewhere: about seven readers in ten do not follow (D)."""
