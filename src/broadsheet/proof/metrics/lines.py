"""Lines of type: the baseline grid, word spaces, hyphens, runts, glyph flex, rivers.

Limits: word space p90 ≤ 200 % and ≤ 6 % of lines over 200 %, at most 300 %; hyphen runs ≤ 2 and ≤ 25 % of lines; a
paragraph's last line ≥ 4 characters and 15 % of the measure; glyph flex +3/-2 %; rivers ≤ 1 in 1,000 lines.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.measure import Mpt, to_pt
from broadsheet.proof.findings import Findings, count, note, shown, stop, together, warn
from broadsheet.proof.layout import EDGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from broadsheet.proof.layout import Layout, Leg
    from broadsheet.proof.lines import Line
    from broadsheet.remarks import Remark

OFF_GRID: Mpt = 100
LONGEST_RUN = 2
HYPHEN_SHARE = 0.25
WIDE, WIDEST = 2.0, 3.0
WIDE_SHARE = 0.06
RUNT_LETTERS, RUNT_SHARE = 4, 0.15
STRETCH, SHRINK = 0.031, -0.021
RIVER_LINES = 4
RIVER_SPACE = 1.5
FLUSH: Mpt = 500

ASTRAY = stop("line-outside-columns", "Set the line inside its column.")
Place: TypeAlias = tuple[Mpt, Mpt]
Streams: TypeAlias = "dict[Place, tuple[Line, int]]"

GRID = stop("baseline-grid", "Set body type on the grid; check leading and what stands above the line.")
LADDER = stop("hyphen-run", "Break the paragraph again with a higher hyphen penalty, or edit a word.")
HYPHENS = warn("hyphen-share", "Widen the measure, or allow a little more word space.")
SPACES = warn("word-space", "Allow hyphenation or glyph flex, or edit the paragraph.")
LOOSE = warn("loose-line", "Edit a word of the paragraph.")
RUNT = warn("runt", "Edit a word of the paragraph.")
FLEX = warn("glyph-flex", "Keep glyphs within 3 % stretched and 2 % shrunk.")
RIVER = note("river", "Edit a word of the paragraph.")


def measure(layout: Layout) -> Findings:
    """Everything that can be said of lines."""
    body = list(layout.body())
    parts = [_grid(layout, body), _astray(layout, body), _spaces(layout, body), _hyphens(layout, body)]
    return together([*parts, _ends(layout, body), _flex(layout, body), _rivers(layout)])


def by_page(lines: Iterable[Line]) -> Iterator[tuple[int, list[Line]]]:
    """Lines by page, in the order of pages."""
    for page, group in groupby(sorted(lines, key=lambda line: line.page), key=lambda line: line.page):
        yield page, list(group)


def _grid(layout: Layout, body: Sequence[Line]) -> Findings:
    off = layout.grid.off
    loose = [line for line in body if abs(off(line.y)) > OFF_GRID]
    remarks = tuple(
        GRID.broken(layout, page, f"{count(lines, 'body line')} off the baseline grid, first {shown(lines[0].text)} "
                    f"by {to_pt(off(lines[0].y)):.2f} pt.", lines[0].story)
        for page, lines in by_page(loose)
    )  # fmt: skip
    worst = max((abs(off(line.y)) for line in body), default=0)
    figures = ("body_lines", len(body)), ("leading_pt", to_pt(layout.grid.leading)), ("off_grid_lines", len(loose))
    return Findings(remarks, (*figures, ("worst_off_grid_pt", to_pt(worst))))


def _astray(layout: Layout, body: Iterable[Line]) -> Findings:
    """Body lines that begin left of all columns or end right of them."""
    grid = layout.grid
    known = (line for line in body if layout.tagged and grid.lefts(line.page))
    lines = [line for line in known if not _between(line, grid.lefts(line.page), grid.measure)]
    remarks = tuple(
        ASTRAY.broken(layout, line.page, f"{shown(line.text)} stands outside the columns.", line.story)
        for line in lines
    )
    return Findings(remarks, (("lines_outside_columns", len(lines)),))


def _between(line: Line, lefts: Sequence[Mpt], measure: Mpt) -> bool:
    return lefts[0] - EDGE <= line.x and line.right <= lefts[-1] + measure + EDGE


# ---- word spaces ----


def justified(layout: Layout, body: Iterable[Line]) -> list[Line]:
    """Body lines with word spaces that end at the right edge of a column and not with their paragraph."""
    grid = layout.grid
    found = []
    for line in body:
        column = grid.column(line.page, line.x)
        if line.gaps and not line.last and column >= 0:
            edge = grid.lefts(line.page)[column] + grid.measure
            if abs(line.right - edge) <= FLUSH:
                found.append(line)
    return found


def space_of(line: Line) -> float:
    """A line's word space as a multiple of the font's own."""
    natural = sum(natural for _, _, natural in line.gaps)
    return sum(gap for _, gap, _ in line.gaps) / natural if natural else 1.0


def _spaces(layout: Layout, body: Iterable[Line]) -> Findings:
    lines = justified(layout, body)
    if not lines:
        return Findings(totals=(("justified_lines", 0),))
    ratios = sorted(space_of(line) for line in lines)
    p90, wide = ratios[len(ratios) * 9 // 10], sum(ratio > WIDE for ratio in ratios) / len(ratios)
    totals = (
        ("justified_lines", len(ratios)), ("word_space_mean", sum(ratios) / len(ratios)), ("word_space_p90", p90),
        ("word_space_min", ratios[0]), ("word_space_max", ratios[-1]), ("word_space_share_over_2", wide),
    )  # fmt: skip
    remarks: list[Remark] = []
    if wide > WIDE_SHARE or p90 > WIDE:
        message = f"{wide:.1%} of the justified lines have word spaces over twice the natural width (at most 6 %)."
        remarks.append(SPACES.broken(layout, 0, message))
    for line in lines:
        if space_of(line) > WIDEST:
            message = f"A line is set with {space_of(line):.1f} times the natural word space: {shown(line.text)}."
            remarks.append(LOOSE.broken(layout, line.page, message, line.story))
    return Findings(tuple(remarks), totals)


# ---- hyphens ----


def hyphen_runs(body: Iterable[Line]) -> Iterator[list[Line]]:
    """Runs of consecutive lines of a block that end in a broken word."""
    run: list[Line] = []
    for line in body:
        if run and not _follows(run[-1], line):
            yield run
            run = []
        if line.broken:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _follows(line: Line, following: Line) -> bool:
    """Whether a line comes next in its block; in an untagged file, right under it."""
    if line.block >= 0:
        return (following.block, following.index) == (line.block, line.index + 1)
    return following.block < 0 and line.page == following.page and 0 < following.y - line.y < 2 * line.size


def _hyphens(layout: Layout, body: Sequence[Line]) -> Findings:
    runs = list(hyphen_runs(body))
    ended = sum(map(len, runs))
    share = ended / len(body) if body else 0.0
    ladders = [run for run in runs if len(run) > LONGEST_RUN]
    remarks = [
        LADDER.broken(layout, run[0].page, f"{len(run)} lines in a row end in a hyphen, from {shown(run[0].text)}.",
                      run[0].story)
        for run in ladders
    ]  # fmt: skip
    if share > HYPHEN_SHARE:
        remarks.append(HYPHENS.broken(layout, 0, f"{share:.0%} of the lines end in a hyphen (at most 25 %)."))
    longest = max(map(len, runs), default=0)
    totals = ("hyphen_share", share), ("longest_hyphen_run", longest), ("hyphen_ladders", len(ladders))
    return Findings(tuple(remarks), totals)


# ---- last lines, flex, rivers ----


def _ends(layout: Layout, body: Iterable[Line]) -> Findings:
    least = RUNT_SHARE * layout.grid.measure
    runts = [
        line for line in body
        if line.last and line.count > 1 and line.role in {"P", "LBody"}
        and (len(line.text.strip()) < RUNT_LETTERS or line.width < least)
    ]  # fmt: skip
    remarks = tuple(
        RUNT.broken(layout, page, f"{count(lines, 'paragraph')} with hardly a last line, as {shown(lines[0].text)}.",
                    lines[0].story)
        for page, lines in by_page(runts)
    )  # fmt: skip
    return Findings(remarks, (("runts", len(runts)),))


def _flex(layout: Layout, body: Iterable[Line]) -> Findings:
    flexed = [line for line in body if not SHRINK <= line.flex <= STRETCH]
    remarks = tuple(
        FLEX.broken(layout, page, f"{count(lines, 'line')} with glyphs stretched or shrunk too far, first "
                    f"{shown(lines[0].text)} by {lines[0].flex:+.1%}.", lines[0].story)
        for page, lines in by_page(flexed)
    )  # fmt: skip
    return Findings(remarks, (("flexed_lines", len(flexed)),))


def _rivers(layout: Layout) -> Findings:
    rivers = [river for leg in layout.legs for river in _leg_rivers(leg)]
    remarks = tuple(
        RIVER.broken(layout, line.page, f"White runs down through {depth} lines from {shown(line.text)}.", line.story)
        for line, depth in rivers
    )
    return Findings(remarks, (("rivers", len(rivers)),))


def _leg_rivers(leg: Leg) -> Iterator[tuple[Line, int]]:
    """Where wide word spaces of successive lines overlap through four lines or more."""
    streams: Streams = {}
    for line in leg.lines:
        grown = {place: _stream(streams, place, line) for place in _wide_gaps(line)}
        yield from (stream for place, stream in streams.items() if _ends_here(place, stream, grown))
        streams = grown
    yield from (stream for stream in streams.values() if stream[1] >= RIVER_LINES)


def _wide_gaps(line: Line) -> Iterator[Place]:
    """Left and right edges of the wide word spaces of a line."""
    return ((left, left + width) for left, width, natural in line.gaps if width >= RIVER_SPACE * natural)


def _stream(streams: Streams, place: Place, line: Line) -> tuple[Line, int]:
    """The deepest stream from above that flows into a space, one line longer."""
    over = [stream for above, stream in streams.items() if _flow(above, place)]
    first, depth = max(over, key=lambda stream: stream[1], default=(line, 0))
    return first, depth + 1


def _flow(above: Place, below: Place) -> bool:
    """Whether two spaces share at least half of the narrower one."""
    shared = min(above[1], below[1]) - max(above[0], below[0])
    return 2 * shared >= min(above[1] - above[0], below[1] - below[0])


def _ends_here(place: Place, stream: tuple[Line, int], grown: Streams) -> bool:
    return stream[1] >= RIVER_LINES and not any(_flow(place, below) for below in grown)
