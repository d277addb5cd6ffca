"""Speed and memory of whole cold processes, medians, in one run, beside named peers.

    python benchmarks/run.py [ROUNDS]

B16 is a seeded issue: 16 pages, 45 items, 18,000 words, 30 pictures of 1,600 × 1,067 pixels.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

from peers import write_html, write_latex  # noqa: E402 - so does this folder

from broadsheet.edition.design import TEXT, default_design  # noqa: E402 - the same
from broadsheet.edition.reading import read_paper  # noqa: E402 - the same
from broadsheet.story.text import story_paragraphs  # noqa: E402 - the same
from broadsheet.typeset.fonts import FontShelf  # noqa: E402 - the same
from builders import a_paper_folder  # noqa: E402 - tests/ joins the path above

EXAMPLE = HERE.parent / "examples" / "harbour-light"
B16 = {"words": 18_000, "items": 45, "pages": 16}


@dataclass(frozen=True)
class Run:
    """Medians of one command's cold runs."""

    name: str
    wall: float
    cpu: float
    megabytes: float
    last_line: str


def measure(name: str, command: list[str], rounds: int, cwd: Path) -> Run:
    """Run a command ``rounds`` times; wall and CPU seconds (user + system, children included) and peak memory."""
    walls, cpus, peaks, last = [], [], [], ""
    for _ in range(rounds):
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        output = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        walls.append(time.perf_counter() - begun)
        if status:
            sys.exit(f"{name} failed:\n{output.decode()[-3000:]}")
        cpus.append(usage.ru_utime + usage.ru_stime)
        peaks.append(usage.ru_maxrss / 1024)
        last = output.decode().strip().splitlines()[-1] if output.strip() else ""
    return Run(name, statistics.median(walls), statistics.median(cpus), statistics.median(peaks), last)


def ours(name: str, folder: Path, issue: int, rounds: int, work: Path) -> Run:
    """Our press on a folder."""
    command = [sys.executable, str(HERE / "press_only.py"), str(folder), str(issue), str(work)]
    return measure(name, command, rounds, work)


def text_of(folder: Path) -> list[str]:
    """Every paragraph of a paper's stories."""
    paper, _ = read_paper(folder)
    return [text for item in paper.stories for _, _, text in story_paragraphs(item.story)] if paper else []


def peers(paragraphs: list[str], rounds: int, work: Path) -> list[Run]:
    """WeasyPrint and LuaLaTeX on the same text; LuaLaTeX once beforehand, to build its font cache."""
    font = Path(FontShelf(default_design()).face(TEXT).path)
    write_html(paragraphs, font, work / "peer.html")
    write_latex(paragraphs, font, work / "peer.tex")
    runs = [measure("WeasyPrint, columns", [sys.executable, "-m", "weasyprint", "peer.html", "w.pdf"], rounds, work)]
    if shutil.which("lualatex"):
        command = ["lualatex", "-interaction=batchmode", "-halt-on-error", "peer.tex"]
        measure("warming up", command, 1, work)
        runs.append(measure("LuaLaTeX, multicol and microtype", command, rounds, work))
    else:
        print("LuaLaTeX is not installed (texlive-luatex): left out.")
    return runs


def show(runs: list[Run]) -> None:
    """The runs as a table."""
    print(f"{'':<44}{'wall s':>8}{'CPU s':>8}{'MB':>8}")
    for run in runs:
        print(f"{run.name:<44}{run.wall:>8.2f}{run.cpu:>8.2f}{run.megabytes:>8.0f}")


def main(rounds: int) -> None:
    """Measure everything and print the figures with their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        bare, full = work / "bare", work / "full"
        a_paper_folder(bare, 16, pictures=0, **B16)
        a_paper_folder(full, 16, pictures=30, **B16)
        example = ours("the example, issue 24", EXAMPLE, 24, rounds, work)
        b16 = ours("B16 with 30 pictures", full, 24, rounds, work)
        b16_bare = ours("B16 without pictures", bare, 24, rounds, work)
        others = peers(text_of(bare), rounds, work)
        show([example, b16, b16_bare, *others])
        print(f"\nper picture, both editions: {(b16.wall - b16_bare.wall) / 30:.3f} s wall")
        for run in (example, b16, b16_bare):
            print(f"where the time goes, {run.name}: {json.loads(run.last_line)}")
        for other in others:
            print(f"CPU of ours without pictures / {other.name}: {b16_bare.cpu / other.cpu:.2f}")
    for script in ("spaces.py", "page.py"):
        print(f"\n{script}")
        print(subprocess.run([sys.executable, str(HERE / script)], capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
