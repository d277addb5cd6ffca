"""Numbers that must resolve: jumps both ways, folios, the contents.

Limits: every "continued on page N" has its "from page M" in the same story on page N; at most one jump a story and two
on the front page; at least four lines before and six after; each page's folio is its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from broadsheet.proof.findings import Findings, count, note, shown, stop, together, warn
from broadsheet.proof.layout import EDGE, is_body, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from broadsheet.proof.layout import Layout
    from broadsheet.proof.lines import Line
    from broadsheet.proof.marks import Link, Page
    from broadsheet.remarks import Remark

ONWARD = re.compile(
    r"continued on page (\d+)|fortsetzung auf seite (\d+)|suite (?:en |à la )?page (\d+)|contin[uú]a (?:en|na) "
    r"(?:la )?p[áa]gina (\d+)|ciąg dalszy na stronie (\d+)|devamı (\d+)\. sayfada|συνέχεια στη σελίδα (\d+)|"
    r"продолжение на странице (\d+)",
    re.IGNORECASE,
)
BACK = re.compile(
    r"from page (\d+)|fortsetzung von seite (\d+)|suite de la page (\d+)|v(?:iene de la|em da) p[áa]gina (\d+)|"
    r"ciąg dalszy ze strony (\d+)|(\d+)\. sayfadan devam|συνέχεια από τη σελίδα (\d+)|начало на странице (\d+)",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d+")
BARE = re.compile(r"\D{0,9}(\d{1,3})\W*")
EDGES = re.compile(r"^(\d{1,3})\b|\b(\d{1,3})$")
YEAR = re.compile(r"\d{4}")
LONGEST = 80
"""Longer lines are not jump lines."""
FRONT_JUMPS = 2
BEFORE, AFTER = 4, 6
BAND = 12
"""The folio stands in the upper or lower twelfth of the page."""

ONE_WAY = stop("jump-one-way", "Print the line on both pages.")
WRONG = stop("jump-page", "Print the page the story really continues on.")
SILENT = stop("jump-missing", "Say on both pages where the story continues.")
MANY = warn("jump-count", "Jump a story once at most, and two from the front page.")
SHORT = warn("jump-lines", "Leave four lines before a jump and six after it.")
LIVE = stop("jump-link", "Let the live line lead to the page it names.")
FOLIO = stop("folio", "Print the page's own number.")
CONTENTS = stop("contents-page", "Name the page the entry leads to.")
PARAGRAPH = note("jump-at-paragraph-end", "Break a story within a sentence, so that the reader turns the page.")


@dataclass(frozen=True, slots=True)
class JumpLine:
    """A printed line about a continuation: on which page, of which story, onward or back, and the page it names."""

    page: int
    story: int
    onward: bool
    names: int
    line: Line


def measure(layout: Layout) -> Findings:
    """Everything that must resolve."""
    lines = tuple(jump_lines(layout))
    parts = [_both_ways(layout, lines), _unsaid(layout, lines), _counts(layout, lines), _lengths(layout, lines),
             _live(layout, lines), _folios(layout), _contents(layout)]  # fmt: skip
    return together([*parts, Findings(totals=(("jump_lines", len(lines)),))])


def jump_lines(layout: Layout) -> Iterator[JumpLine]:
    """Every line that says where a story continues or comes from."""
    for line in layout.lines:
        if len(line.text) > LONGEST or line.form or is_body(line, layout.grid.size):
            continue
        for onward, pattern in ((True, ONWARD), (False, BACK)):
            match = pattern.search(line.text)
            if match:
                names = int(next(group for group in match.groups() if group))
                yield JumpLine(line.page, _story_of(layout, line, onward=onward), onward, names, line)
                break


def _story_of(layout: Layout, line: Line, *, onward: bool) -> int:
    """The story a line belongs to: by its tag, else the one whose foot (onward) or head (back) it stands at."""
    if line.story >= 0:
        return line.story
    near = [
        piece for piece in layout.pieces
        if piece.page == line.page and piece.rect.x - EDGE <= line.x < piece.rect.right
    ]  # fmt: skip
    edge = {piece.story: piece.rect.bottom if onward else piece.rect.y for piece in near}
    return min(edge, key=lambda story: abs(edge[story] - line.y), default=-1)


# ---- jumps ----


def _both_ways(layout: Layout, lines: Iterable[JumpLine]) -> Findings:
    """Each line needs its counterpart, on the page it names, of the same story, naming its page."""
    lines = tuple(lines)
    said = {(line.story, line.page, line.onward, line.names) for line in lines}
    remarks = []
    for line in lines:
        standing = {piece.page for piece in layout.pieces if piece.story == line.story}
        if layout.tagged and line.names not in standing:
            message = f"{shown(line.line.text)}: the story does not stand on page {line.names}."
            remarks.append(WRONG.broken(layout, line.page, message, line.story))
        elif (line.story, line.names, not line.onward, line.page) not in said:
            message = f"{shown(line.line.text)} has no counterpart on page {line.names}."
            remarks.append(ONE_WAY.broken(layout, line.page, message, line.story))
    return Findings(tuple(remarks), (("jumps_unresolved", len(remarks)),))


def _unsaid(layout: Layout, lines: Iterable[JumpLine]) -> Findings:
    """Stories that go on on another page without saying so."""
    onward = {(line.story, line.page, line.names) for line in lines if line.onward}
    remarks: list[Remark] = []
    for story, pages in _runs_of_stories(layout):
        for page, following in pairwise(pages):
            if (story, page, following) not in onward:
                message = f"The story goes on on page {following} without saying so."
                remarks.append(SILENT.broken(layout, page, message, story))
    return Findings(tuple(remarks), (("jumps_unsaid", len(remarks)),))


def _runs_of_stories(layout: Layout) -> Iterator[tuple[int, list[int]]]:
    """Stories with the pages their running text stands on, in reading order."""
    pages: dict[int, list[int]] = {}
    for leg in layout.legs:
        own = pages.setdefault(leg.story, [])
        if not own or own[-1] != leg.page:
            own.append(leg.page)
    yield from pages.items()


def _counts(layout: Layout, lines: Iterable[JumpLine]) -> Findings:
    onward = [line for line in lines if line.onward]
    remarks = []
    for story in dict.fromkeys(line.story for line in onward):
        times = sum(line.story == story for line in onward)
        if times > 1:
            remarks.append(MANY.broken(layout, onward[0].page, f"The story jumps {times} times.", story))
    front = sum(line.page == 1 for line in onward)
    if front > FRONT_JUMPS:
        remarks.append(MANY.broken(layout, 1, f"{front} stories jump from the front page."))
    return Findings(tuple(remarks), (("jumps", len(onward)), ("jumps_from_front", front)))


def _lengths(layout: Layout, lines: Iterable[JumpLine]) -> Findings:
    """Lines of body type before and after each jump, and whether it breaks within a paragraph."""
    remarks = []
    for jump in lines:
        body = [line for line in layout.body() if line.story == jump.story and line.page == jump.page]
        least = BEFORE if jump.onward else AFTER
        if len(body) < least:
            message = f"Only {count(body, 'line')} of text on this side of the jump."
            remarks.append(SHORT.broken(layout, jump.page, message, jump.story))
        if jump.onward and body and body[-1].last:
            remarks.append(PARAGRAPH.broken(layout, jump.page, "The jump comes at the end of a paragraph.", jump.story))
    return Findings(tuple(remarks))


def _live(layout: Layout, lines: Iterable[JumpLine]) -> Findings:
    """A live jump line leads where it says."""
    remarks = []
    for jump in lines:
        for link in layout.reading.pages[jump.page - 1].links:
            if link.page and within(jump.line.rect, link.rect) and link.page != jump.names:
                message = f"{shown(jump.line.text)} leads to page {link.page}."
                remarks.append(LIVE.broken(layout, jump.page, message, jump.story))
    return Findings(tuple(remarks))


# ---- folios and contents ----


def _folios(layout: Layout) -> Findings:
    """Every page says its number; the front page has its masthead instead."""
    remarks = []
    for page in layout.reading.pages:
        numbers = _folio_numbers(layout, page)
        if page.number == 1 or page.number in numbers:
            continue
        said = f"The folio says {numbers[0]}." if numbers else "The page has no folio."
        remarks.append(FOLIO.broken(layout, page.number, said))
    return Findings(tuple(remarks), (("wrong_folios", len(remarks)),))


def _folio_numbers(layout: Layout, page: Page) -> list[int]:
    """Numbers at the head or foot of a page: those alone in a line, else those a line begins or ends with."""
    band = page.height // BAND
    texts = [
        line.text.strip() for line in layout.on_page(page.number)
        if line.story < 0 and not line.form and not band < line.y < page.height - band
        and not any(within(line.rect, link.rect) for link in page.links)
    ]  # fmt: skip
    alone = [int(match[1]) for text in texts if (match := BARE.fullmatch(text))]
    edges = [match for text in texts if not YEAR.search(text) for match in EDGES.findall(text)]
    return alone or [int(number) for pair in edges for number in pair if number]


def _contents(layout: Layout) -> Findings:
    """Live lines of furniture that name a page must lead to it."""
    remarks = []
    checked = 0
    for page in layout.reading.pages:
        for link in page.links:
            numbers = _numbers_in(layout, page, link)
            if link.page and numbers:
                checked += 1
                if link.page not in numbers:
                    message = f"The line for page {numbers[0]} leads to page {link.page}."
                    remarks.append(CONTENTS.broken(layout, page.number, message))
    return Findings(tuple(remarks), (("contents_lines", checked), ("wrong_contents", len(remarks))))


def _numbers_in(layout: Layout, page: Page, link: Link) -> list[int]:
    """Page numbers in the furniture a live area covers."""
    area = link.rect.inset(-EDGE)
    texts = [line.text for line in layout.on_page(page.number) if line.story < 0 and within(line.rect, area)]
    return [int(text) for text in texts if NUMBER.fullmatch(text.strip())]
