"""The web edition beside Hugo and Pelican: the same archive, the same pages asked of each, cold processes in one run.

    python benchmarks/website.py [SIZE …]     (1,000 and 10,000 articles when none is given)
    python benchmarks/website.py --growth     (ours alone at 1,000, 10,000 and 50,000; also warm, told and not told)

Articles have 900 words. Each generator makes the articles' pages (masthead, headline, standfirst, bylines, copy, first
printed in, previous and next in the issue, meta tags, JSON-LD), the lists of eight sections by fifty, a page for each
issue, the front page by rank, all issues and one feed of twenty in full text; nothing else, uncompressed. Before any
figure counts, twenty articles are compared word by word. Wall and CPU seconds are medians of rounds in which the
generators take turns (Pelican has one round from 10,000 articles on); memory is measured in a run of its own.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from archive.changing import CHANGES, Change, changed, watched_changes
from archive.comparing import Pages, check_same
from archive.forms import OURS, PELICAN, write_archive
from archive.generators import BROADSHEET, BUILD, Generator, generators, ours
from archive.pieces import PER_ISSUE
from archive.warming import built_changes
from measuring import Cold, peak_megabytes, run_cold

SIZES = (1_000, 10_000)
GROWTH = (1_000, 10_000, 50_000)
ROUNDS = 3
LARGE = 10_000
FULL = "full build"
WATCHED, IN_PROCESS = "watched", "in one process"
TOLD, NOT_TOLD = "told", "not told"
WARM_ROUNDS = 5
MEGABYTE = 2**20
BARS = {(FULL, "Hugo"): 1.0, (FULL, "Pelican"): 0.15}
CHANGE_BAR, MEMORY_BAR = 0.04, 0.5
WORDS = {
    "print": "both PDFs of an issue of 40",
    "epub": "the e-book of an issue of 40",
    "mail": "the newsletter of an issue of 40",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: what was done with how many articles by whom. ``megabytes`` 0 was not measured."""

    what: str
    size: int
    name: str
    wall: float
    cpu: float = 0.0
    megabytes: float = 0.0


@dataclass(frozen=True, slots=True)
class Ratio:
    """Ours to a peer's, beside the most it may be."""

    what: str
    size: int
    peer: str
    ratio: float
    most: float


def measure_site(size: int, rounds: int = ROUNDS) -> tuple[tuple[Row, ...], dict[str, Pages]]:
    """All rows of one size, and what each site held. What is done is told on standard error as it goes."""
    tools = generators()
    forms = tuple(tool.form for tool in tools)
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        root = Path(folder)
        write_archive(root, size, forms)
        rows = _told(full_builds(root, size, tools, rounds))
        pages = check_same(root, forms, size)
        for change in CHANGES:
            rows += _told(changed_builds(root, size, change, tools, rounds))
        rows += _told(warm_changes(root, size, tools, rounds))
    return rows, pages


def _told(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, told to whoever waits."""
    for row in rows:
        print(f"… {row.what}, {row.size:,}, {row.name}: {row.wall:.3f} s", file=sys.stderr, flush=True)
    return rows


def full_builds(root: Path, size: int, tools: tuple[Generator, ...], rounds: int) -> tuple[Row, ...]:
    """Everything from nothing, in turns; then once more for the memory."""
    runs: dict[str, list[Cold]] = {tool.name: [] for tool in tools}
    for turn in range(rounds):
        for tool in tools:
            if turn == 0 or not (tool.form is PELICAN and size >= LARGE):
                tool.forget(root)
                runs[tool.name].append(run_cold(list(tool.command), root / tool.cwd))
    return tuple(_row(FULL, size, tool, runs[tool.name], _memory(tool, root, anew=True)) for tool in tools)


def changed_builds(root: Path, size: int, change: Change, tools: tuple[Generator, ...], rounds: int) -> tuple[Row, ...]:
    """One article changed and the command run again, by ours and by Hugo in turns; then once more for the memory."""
    asked = [tool for tool in tools if tool.form is not PELICAN]
    runs: dict[str, list[Cold]] = {tool.name: [] for tool in asked}
    for turn in range(rounds):
        for tool in asked:
            with changed(root, tool.form, change, size, turn):
                runs[tool.name].append(run_cold(list(tool.command), root / tool.cwd))
    rows = []
    for tool in asked:
        with changed(root, tool.form, change, size, rounds):
            rows.append(_row(change.name, size, tool, runs[tool.name], _memory(tool, root, anew=False)))
    return tuple(rows)


def warm_changes(root: Path, size: int, tools: tuple[Generator, ...], rounds: int) -> tuple[Row, ...]:
    """One article changed in a warm process: under each generator's server, and by our builder without a server."""
    found = [(tool.name, WATCHED, watched_changes(root, tool, size, rounds)) for tool in tools if tool.server]
    if any(tool.form is OURS for tool in tools):
        found.append((BROADSHEET, IN_PROCESS, built_changes(root, size, rounds)))
    return tuple(
        Row(f"{change.name}, {how}", size, name, statistics.median(seconds))
        for name, how, measured in found
        for change, seconds in measured
    )


def _row(what: str, size: int, tool: Generator, runs: list[Cold], megabytes: float) -> Row:
    """The medians of runs."""
    wall = statistics.median(run.wall for run in runs)
    return Row(what, size, tool.name, wall, statistics.median(run.cpu for run in runs), megabytes)


def _memory(tool: Generator, root: Path, *, anew: bool) -> float:
    """The peak memory of a command."""
    if anew:
        tool.forget(root)
    return peak_megabytes(list(tool.command), root / tool.cwd)


# ---- ratios ----


def ratios(rows: Iterable[Row]) -> tuple[Ratio, ...]:
    """Ours to each peer's wherever both did the same: wall seconds, and peak memory beside Hugo's."""
    found = {(row.what, row.size, row.name): row for row in rows}
    pairs = [(found[what, size, BROADSHEET], row) for (what, size, name), row in found.items() if name != BROADSHEET]
    walls = tuple(
        _ratio("wall", peer, mine.wall / peer.wall, BARS.get((peer.what, peer.name), CHANGE_BAR))
        for mine, peer in pairs
    )
    memory = tuple(
        _ratio("memory", peer, mine.megabytes / peer.megabytes, MEMORY_BAR)
        for mine, peer in pairs
        if peer.name == "Hugo" and peer.megabytes
    )
    return (*walls, *memory)


def _ratio(unit: str, peer: Row, ratio: float, most: float) -> Ratio:
    """A ratio beside a peer's figure."""
    return Ratio(f"{peer.what}, {unit}", peer.size, peer.name, ratio, most)


# ---- ours alone ----


def measure_growth(sizes: tuple[int, ...] = GROWTH, rounds: int = ROUNDS) -> tuple[Row, ...]:
    """Ours alone: the full build and one change at each size, by the command and in a warm builder."""
    rows: tuple[Row, ...] = ()
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="archive-") as folder:
            root, tools = Path(folder), (ours(),)
            write_archive(root, size, (tools[0].form,))
            rows += full_builds(root, size, tools, rounds)
            for change in CHANGES:
                rows += changed_builds(root, size, change, tools, rounds)
            rows += growing_changes(root, size)
    return rows


def growing_changes(root: Path, size: int) -> tuple[Row, ...]:
    """One article changed under a warm builder that is told which file changed, and under one that is not."""
    return tuple(
        Row(f"{change.name}, {how}", size, BROADSHEET, statistics.median(seconds))
        for how, told in ((TOLD, True), (NOT_TOLD, False))
        for change, seconds in built_changes(root, size, WARM_ROUNDS, told=told)
    )


def measure_outlets(rounds: int = ROUNDS) -> tuple[Row, ...]:
    """What no peer is asked for: a thousand articles compressed; one issue's pages, e-book and newsletter."""
    with tempfile.TemporaryDirectory(prefix="archive-") as folder:
        root = Path(folder)
        write_archive(root / "site", SIZES[0], (ours().form,))
        write_archive(root / "issue", PER_ISSUE, (ours().form,))
        site = (
            _outlet(root / "site", "the site", ("--only", "site", "--no-precompress"), rounds),
            _outlet(root / "site", "the site with brotli and gzip", ("--only", "site"), rounds),
        )
        issue = tuple(_outlet(root / "issue", WORDS[only], ("--only", only), rounds) for only in WORDS)
    return (*(replace(row, size=SIZES[0]) for row in site), *issue)


def _outlet(root: Path, what: str, options: tuple[str, ...], rounds: int) -> Row:
    """A full build of ours with options of its own."""
    tool = replace(ours(), command=(*BUILD, *options))
    return replace(full_builds(root, PER_ISSUE, (tool,), rounds)[0], what=what)


# ---- printing ----


def show(rows: Iterable[Row]) -> None:
    """Rows as a table."""
    print(f"{'':<44}{'articles':>9}  {'':<11}{'wall s':>8}{'CPU s':>8}{'MB':>7}")
    for row in rows:
        figures = [
            f"{value:>{width}.{places}f}" if value else " " * width
            for value, width, places in ((row.wall, 8, 3), (row.cpu, 8, 2), (row.megabytes, 7, 0))
        ]
        print(f"{row.what:<44}{row.size:>9,}  {row.name:<11}{''.join(figures)}")


def show_ratios(found: Iterable[Ratio]) -> None:
    """Ratios with what they may be at most."""
    for item in found:
        verdict = "" if item.ratio <= item.most else "   MISSED"
        print(
            f"{item.what:<52}{item.size:>9,}  ours / {item.peer:<8}{item.ratio:>7.3f}  (at most {item.most}){verdict}"
        )


def show_pages(size: int, pages: Mapping[str, Pages]) -> None:
    """What each site held."""
    for name, held in pages.items():
        print(
            f"{size:>7,} articles, {name:<8} {held.articles:,} article pages of {held.pages:,} pages, "
            f"{held.bytes / MEGABYTE:.0f} MB; an article's page {held.article_bytes / 1000:.1f} kB"
        )


def main(words: Sequence[str]) -> None:
    """Measure what is asked and print the figures with their ratios."""
    if "--growth" in words:
        show(measure_growth())
        return
    for tool in generators():
        print(f"{tool.name}: {tool.about}")
    rows: tuple[Row, ...] = ()
    for size in tuple(int(word) for word in words) or SIZES:
        measured, pages = measure_site(size)
        show_pages(size, pages)
        rows += measured
    print()
    show(rows)
    print()
    show_ratios(ratios(rows))
    print("\nOurs alone, without a peer:")
    show(measure_outlets())


if __name__ == "__main__":
    main(sys.argv[1:])
