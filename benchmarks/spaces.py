"""Word spaces at the default measure and face: greedy breaking and ours, on the same 20,000 seeded words.

    python benchmarks/spaces.py [SEED]

The text is made here: English sentences whose common words come as often as they do in print, with names, figures,
compounds and direct speech. A line's space is measured as it will be printed, tracking and scale included, as a
multiple of the font's own; last lines of paragraphs are not justified and not counted. CPU is that of shaping,
hyphenation (dictionary included) and breaking in this process, fonts instanced beforehand.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import dataclass, replace

from broadsheet.edition.design import Design, default_design
from broadsheet.measure import to_mm
from broadsheet.story.model import Span
from broadsheet.typeset.fonts import FontShelf, prepare
from broadsheet.typeset.items import break_points
from broadsheet.typeset.linebreak import first_fit
from broadsheet.typeset.lines import LineSetter, Measured, Paragraphs
from broadsheet.typeset.model import Line
from broadsheet.typeset.shaping import Shaper

WORDS = 20_000
COMMON = """
the of and to a in that is was he for it with as his on be at by I this had not are but from or have an they which one
you were all her she there would their we him been has when who will no more if out so up said what its about than into
them can only other time new some could these two may first then do any like my now over such our man me even most made
after also well did many before must years back through much where your way down should because long each just state
those people too how little good world still see men work day get here old between both life being under three never
know same last another while us might great go year come since against right came take used himself few house use
during without again place American around however home small found thought went say part once general high upon school
every don't does got united left number course war until always away something fact water though less public put think
almost hand enough far took head yet government system set better told nothing night end why called didn't eyes find
going look asked later point knew city business social group next given program face best second light church money
seemed room four let side present several given order rather half young national form important often things looked
early white case john become large big need family within felt along children saw best ever least power development
light thing seemed family interest want members mind country area others done turned although open god service
certain kind problem began different door thus help sense means whole matter
"""
TAIL = """
council harbour town minister paper street office morning party company story week month question reason evidence
meeting moment market station library hospital teacher student letter price budget ferry winter summer storm river
bridge election campaign history research university environment department education agreement employment committee
administration organisation responsibility opportunity understanding conversation investigation neighbourhood
accommodation representative transport population production performance treatment management security quality ability
activity authority condition difference direction decision discussion economy energy experience figure floor
foundation garden ground industry kitchen knowledge language leader machine material memory method mother music nature
newspaper object operation opinion pattern period picture player policy position practice process programme project
property protection purpose region relation resident result safety science season section shoulder situation society
source structure subject surface table technology theory village voice volunteer weather window woman yard crew quay
wall tide lighthouse trawler warehouse fisherman shipyard breakwater councillor treasurer secretary mayor answered
appeared according available believe believed brought building built carried changed clear close considered continued
control cost cut dead death decided despite developed doctor driven early effect effort either entered especially
except expected explained fall father feeling followed following forced foreign friends future girl growing happened
hard hear heard heart heavy held himself hope hours human hundred idea immediately including increased individual
information instead itself job known lack late law lay led level likely line living local longer lost low main major
making meant medical military million modern moved nearly necessary needed north nuclear numbers offered officer ones
opened outside particular passed past perhaps personal plan play political poor position possible private probably
produced provide providing quickly quite reached read ready real received recent recently remembered required rest
returned road running scene schools seems sent serious served short showed shown simple simply single sometimes son
soon sort south special spent spirit spring stage standing started statement stood stopped street strong study
suddenly sun support sure talk tax terms themselves third thousand today together top toward trade training tried
trouble true trying type usually value various walked wanted west wife word working written wrong
"""
NAMES = "Ruth Canfor, Tom Reed, Ida Moss, Ada Finch, Peter Halloran, Margaret Winterbourne, Joan Oxley, Yusuf Karaca"
PLACES = "Hethra Norwich Copenhagen Lowestoft Yarmouth Whitby Bergen Aldeburgh Southwold Felixstowe Rotterdam Kirkwall"
COMPOUNDS = "harbour-master well-known long-term twenty-five part-time half-finished sea-wall north-east"
ZIPF_SHIFT = 2.7
ZIPF_POWER = 0.85
"""Mandelbrot: a word has a share of (rank + shift) to this power. The tail here is short, so the power is below one."""


def listed(text: str) -> list[str]:
    """The words of a list, each once."""
    return list(dict.fromkeys(text.split()))


@dataclass(slots=True)
class Writer:
    """Sentences of words drawn by their frequency in English: they mean nothing, but set as English does."""

    dice: random.Random
    words: list[str]
    weights: list[float]

    def chance(self, share: float) -> bool:
        """Whether something that happens in this share of cases happens."""
        return self.dice.random() < share

    def special(self) -> str:
        """What word lists leave out: names, places, figures, compounds."""
        kinds = (
            self.dice.choice(NAMES.split(", ")),
            self.dice.choice(NAMES.split(", ")).split()[1],
            self.dice.choice(PLACES.split()),
            str(self.dice.randrange(2, 2027)),
            f"£{self.dice.randrange(2, 900)},{self.dice.randrange(100, 999)}",
            self.dice.choice(COMPOUNDS.split()),
        )
        return self.dice.choice(kinds)

    def clause(self, length: int) -> str:
        """Words in a row."""
        drawn = self.dice.choices(self.words, self.weights, k=length)
        return " ".join(self.special() if self.chance(0.05) else word for word in drawn)

    def sentence(self) -> str:
        """One to three clauses, sometimes spoken."""
        clauses = [self.clause(self.dice.randrange(4, 12)) for _ in range(self.dice.randrange(1, 4))]
        text = self.dice.choice((", ", ", ", ", ", "; ", " - ", ": ")).join(clauses)
        text = text[0].upper() + text[1:]
        return f'"{text}," she said.' if self.chance(0.1) else text + "."

    def paragraphs(self, words: int) -> list[str]:
        """Paragraphs of one to four sentences until there are ``words``."""
        made: list[str] = []
        count = 0
        while count < words:
            made.append(" ".join(self.sentence() for _ in range(self.dice.randrange(1, 5))))
            count += len(made[-1].split())
        return made


def english(seed: int) -> Writer:
    """A writer of English: the common words by rank, the tail behind them, with plurals and participles of its own."""
    tail = listed(TAIL)
    random.Random(0).shuffle(tail)  # noqa: S311 - the same order always
    words = list(
        dict.fromkeys((*listed(COMMON), *tail, *(word + "s" for word in tail[:150] if not word.endswith("s"))))
    )
    weights = [(rank + ZIPF_SHIFT) ** -ZIPF_POWER for rank in range(len(words))]
    return Writer(random.Random(seed), words, weights)  # noqa: S311 - a seeded text, no secret


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one way to break."""

    lines: int
    hyphened: float
    mean: float
    p95: float
    over_half: float
    over_double: float
    over_triple: float

    def row(self, name: str) -> str:
        """One line of the printed table."""
        return (
            f"{name:24} {self.lines:6} {self.hyphened:8.1%} {self.mean:7.2f} {self.p95:7.2f}"
            f" {self.over_half:8.1%} {self.over_double:7.1%} {self.over_triple:7.1%}"
        )


def measured(lines: list[Line]) -> Figures:
    """The figures of some set lines."""
    spaces = sorted((line.space + line.tracking) * line.scale / 1_000 / line.natural for line in lines if not line.last)
    count = len(spaces)
    over = [sum(space > limit for space in spaces) / count for limit in (1.5, 2.0, 3.0)]
    hyphened = sum(line.hyphen for line in lines) / len(lines)
    return Figures(len(lines), hyphened, sum(spaces) / count, spaces[int(0.95 * count)], *over)


def total_fit(design: Design, texts: list[str], shelf: FontShelf) -> list[Line]:
    """Our lines."""
    paragraphs = Paragraphs(Shaper(shelf), design.breaking)
    style = design.style("body")
    place = Measured(design.grid.measure, (style.first_indent, 0))
    made: list[Line] = []
    for text in texts:
        items = paragraphs.items((Span(text),), style, "en", "")
        made += paragraphs.set(items, style, "en", place, "")
    return made


def greedy(design: Design, texts: list[str], shelf: FontShelf) -> list[Line]:
    """The same words broken line by line, each as full as it goes; hyphens and glyph flex as the design says."""
    paragraphs = Paragraphs(Shaper(shelf), design.breaking)
    style = design.style("body")
    place = Measured(design.grid.measure, (style.first_indent, 0))
    stock = paragraphs.stock(style, "en")
    made: list[Line] = []
    for text in texts:
        items = paragraphs.items((Span(text),), style, "en", "")
        points = break_points(items, stock.case.space)
        setter = LineSetter(stock, style, place, design.breaking)
        made += setter.lines(items, points, first_fit(points, setter.setting))
    return made


def main() -> None:
    """Print the table."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 24
    design = default_design()
    prepare(design)
    texts = english(seed).paragraphs(WORDS)
    rigid = replace(design, breaking=replace(design.breaking, stretch=0, shrink=0))
    words = [word for text in texts for word in text.split()]
    letters = sum(letter.isalnum() for text in texts for letter in text) / len(words)
    print(f"{len(words)} words of {letters:.2f} letters, {len(set(words))} distinct, {len(texts)} paragraphs")
    print(f"measure {to_mm(design.grid.measure):.1f} mm, body {design.style('body').size / 1_000} pt\n")
    start = time.process_time()
    ours = total_fit(design, texts, FontShelf(design))
    cold = time.process_time() - start
    print(f"{'':24} {'lines':>6} {'hyphens':>8} {'mean':>7} {'p95':>7} {'>1.5':>8} {'>2':>7} {'>3':>7}")
    print(measured(greedy(rigid, texts, FontShelf(design))).row("greedy, rigid glyphs"))
    print(measured(greedy(design, texts, FontShelf(design))).row("greedy, glyph flex"))
    print(measured(total_fit(rigid, texts, FontShelf(design))).row("total fit, rigid glyphs"))
    print(measured(ours).row("ours"))
    share = measured(ours).over_double
    print(f"\nours: {cold:.2f} CPU s for {len(words)} words; lines over 2× natural {share:.1%} (target ≤ 6 %)")


if __name__ == "__main__":
    main()
