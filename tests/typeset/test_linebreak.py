"""Total fit against every possible way to break, and the rules that hold in any paragraph."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.edition.design import default_design
from broadsheet.measure import pt
from broadsheet.story.model import Span
from broadsheet.typeset import badness
from broadsheet.typeset.items import break_points
from broadsheet.typeset.linebreak import Setting, break_lines, first_fit
from broadsheet.typeset.typesetter import Typesetter

DESIGN = default_design()
TYPESETTER = Typesetter(DESIGN)
STYLE = DESIGN.style("body")
MEASURE = DESIGN.grid.measure
VOCABULARY = "a the of to it harbour ferry committee understanding neighbourhood light well-known 1987 Hethra"
TEXTS = [
    "The harbour committee will meet in November to hear what the town thinks of it.",
    "Understanding neighbourhood responsibility without representative administration is a misunderstanding.",
    "It was the light, the light of the harbour, that the well-known pilot of the ferry had seen.",
    "Nobody in the town had an umbrella and nobody in the town had any intention of owning one.",
]


def paragraph(text: str, widths: tuple[int, ...]):
    """Items, break points and setting of a text in the body style."""
    items = TYPESETTER.paragraphs.items((Span(text),), STYLE, "en", "")
    space = TYPESETTER.paragraphs.stock(STYLE, "en").case.space
    give = badness.justified(space, DESIGN.breaking.stretch, DESIGN.breaking.shrink)
    return items, break_points(items, space), Setting(give, widths, DESIGN.breaking)


def price(points, setting, ends, tolerance: float) -> float | None:
    """The demerits of one way to break, reckoned line by line; None when it is not allowed."""
    cost, run, kind, at = 0.0, 0, 1, 0
    for number, end in enumerate(ends):
        last = end == len(points) - 1
        line = points[end]
        width = setting.widths[min(number, len(setting.widths) - 1)]
        value = badness.ratio(setting.give, line.end - points[at].origin, line.spaces - points[at].next_spaces, width)
        value = min(value, 0.0) if last else value
        run = run + 1 if line.flagged and not last else 0
        if not -1.0 <= value <= (0.0 if last else tolerance) or run > setting.breaking.max_hyphen_run:
            return None
        cost += (badness.LINE_PENALTY + badness.badness(value)) ** 2 + line.penalty**2
        if last:
            cost += badness.LATE_HYPHEN * points[at].flagged
            runt = line.end - points[at].origin < badness.RUNT_PART * width
            cost += setting.breaking.runt_penalty * badness.RUNT_WEIGHT * bool(at and runt)
        else:
            same_start = line.first is not None and line.first is points[at].first
            same_end = line.last is not None and line.last is points[at].last
            cost += setting.breaking.repeat_penalty * (same_start or same_end)
            cost += badness.UNEVEN * (abs(badness.fitness(value) - kind) > 1) + badness.SECOND_HYPHEN * (run > 1)
            kind = badness.fitness(value)
        at = end
    return cost


def best_of_all(points, setting) -> float:
    """The least demerits over every set of breaks, at the first tolerance that allows any."""
    inner = range(1, len(points) - 1)
    for tolerance in badness.TOLERANCES:
        prices = [
            cost
            for count in range(5)
            for chosen in combinations(inner, count)
            if (cost := price(points, setting, (*chosen, len(points) - 1), tolerance)) is not None
        ]
        if prices:
            return min(prices)
    raise AssertionError


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("widths", [(MEASURE,), (MEASURE - pt(9), MEASURE), (pt(100), pt(100), pt(150))])
def test_no_other_way_to_break_is_cheaper(text, widths):
    items, points, setting = paragraph(text, widths)
    found = break_lines(points, items, setting)
    costs = [price(points, setting, found, tolerance) for tolerance in badness.TOLERANCES]
    assert next(cost for cost in costs if cost is not None) == pytest.approx(best_of_all(points, setting))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY.split()), min_size=3, max_size=60), st.integers(70, 200))
def test_never_three_hyphens_in_a_row_and_nothing_over_its_width(words, width):
    items, points, setting = paragraph(" ".join(words), (pt(width),))
    ends = break_lines(points, items, setting)
    assert ends[-1] == len(points) - 1
    marks = "".join("-" if points[end].flagged else "." for end in ends)
    assert "---" not in marks
    for start, end in pairwise((0, *ends)):
        spaces = points[end].spaces - points[start].next_spaces
        natural = points[end].end - points[start].origin
        assert badness.ratio(setting.give, natural, spaces, pt(width)) >= -1


def test_greedy_breaking_is_no_better():
    items, points, setting = paragraph(" ".join(TEXTS), (MEASURE,))
    ours = price(points, setting, break_lines(points, items, setting), float("inf"))
    greedy = price(points, setting, first_fit(points, setting), float("inf"))
    assert ours is not None
    assert greedy is None or ours < greedy


def test_a_runt_is_avoided_where_another_break_is_as_good():
    items, points, setting = paragraph(
        "The pilot saw the light of the harbour before it was lit, as he said to us.", (pt(96),)
    )
    ends = break_lines(points, items, setting)
    start = points[ends[-2]]
    assert points[-1].end - start.origin >= badness.RUNT_PART * pt(96)


def test_the_end_of_the_last_line_can_be_kept_free():
    items, points, setting = paragraph(TEXTS[0], (MEASURE,))
    free = Setting(setting.give, setting.widths, setting.breaking, tail=pt(60))
    ends = break_lines(points, items, free)
    assert points[-1].end - points[ends[-2]].origin <= MEASURE - pt(60)


def test_a_paragraph_no_division_can_fit_is_left_to_be_cut():
    items, points, setting = paragraph("incomprehensibilities", (pt(12),))
    assert break_lines(points, items, setting) == []
