"""The long proofs in full, resumable, and the benchmarks; writes docs/reference/figures.md with commit and command.

    python tools/proofs.py

What has been proved of this source is kept in .proofs/ and not done again; a commit that changes only words or other
tests does not make it another source.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "proofs")]

from fast_site import fast_page, speed_rows  # noqa: E402 - the tests' folders join the path above
from killing_newsroom import killed_newsroom  # noqa: E402 - the tests' folders join the path above
from killing_site import killed_build, killed_site  # noqa: E402 - the tests' folders join the path above
from proving import fuzzed, killed, nothing_lost  # noqa: E402 - the tests' folders join the path above

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = ROOT / ".proofs"
PROVED = ("src", "benchmarks", "examples", "tests/proofs", "pyproject.toml", "constraints.txt")
PAGE = ROOT / "docs" / "reference" / "figures.md"
PROOFS: tuple[tuple[str, Callable[[int], str], int, int], ...] = (
    ("seeded issues composed and read back with nothing lost", nothing_lost, 50, 2),
    ("folders damaged at random that end in pages or in sentences", fuzzed, 400, 2),
    ("processes killed at a random moment with no half-written file left", killed, 50, 2),
    ("sites killed while they are published: what is served is whole, and the next build heals", killed_site, 200, 2),
    (
        "builds killed while a site is brought up to date: the old site or the new one, byte for byte",
        killed_build,
        200,
        2,
    ),
    (
        "newsrooms killed while they save, compose and publish, on SQLite and PostgreSQL: nothing lost, nothing twice",
        killed_newsroom,
        200,
        2,
    ),
    ("pages of the example site that are fast and light on Lighthouse's slow telephone", fast_page, 5, 1),
)


SPEED = """The example's site by Lighthouse (its default telephone and line), the middle of three reports. Scores
are for performance, accessibility, best practices and search engines; the wire carries everything a page asks for.

| page | scores | largest paint | shift | over the wire | script |
| --- | --: | --: | --: | --: | --: |"""


NOT_MEASURED = "NOT MEASURED"
"""What a benchmark says of a figure that it could not come by."""
BROKEN = "broke off, or left something unmeasured"
BENCHMARKS = (
    ("benchmarks/run.py",),
    ("benchmarks/website.py",),
    ("benchmarks/website.py", "--growth"),
    ("benchmarks/newsroom_load.py",),
    ("benchmarks/newsroom_search.py",),
    ("benchmarks/newsroom_intake.py",),
    ("benchmarks/page_proofs.py",),
)


def commit() -> str:
    """The commit that is proved, with a mark when the tree differs from it."""
    changed = _git("status", "--porcelain", "--", *PROVED)
    return _git("rev-parse", "--short=12", "HEAD") + ("+changes" if changed else "")


def source() -> str:
    """A name of all that is proved and measured as it stands in the commit; with a mark when the tree differs."""
    trees = _git("rev-parse", *(f"HEAD:{name}" for name in PROVED))
    mark = "+changes" if commit().endswith("+changes") else ""
    return hashlib.blake2b(trees.encode(), digest_size=6).hexdigest() + mark


def _git(*words: str) -> str:
    """What git answers."""
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def prove(proof: Callable[[int], str], count: int, workers: int, version: str) -> dict[int, str]:
    """The fault of every seed ("" where the proof holds), those kept from an earlier run not done again."""
    file = KEPT / f"{proof.__name__}-{version}.json"
    known = {int(seed): fault for seed, fault in json.loads(file.read_text()).items()} if file.exists() else {}
    KEPT.mkdir(exist_ok=True)
    with ProcessPoolExecutor(workers) as pool:
        left = [seed for seed in range(count) if seed not in known]
        for seed, fault in zip(left, pool.map(proof, left), strict=True):
            known[seed] = fault
            file.write_text(json.dumps(known))
            print(f"\r{proof.__name__} {len(known)}/{count}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return {seed: known[seed] for seed in range(count)}


def main() -> int:
    """Prove everything, measure everything, write the page; 1 when a proof fails."""
    version = source()
    rows, faults = [], []
    for words, proof, count, workers in PROOFS:
        found = prove(proof, count, workers, version)
        failed = {seed: fault for seed, fault in found.items() if fault}
        rows.append(f"| {words} | {count - len(failed)} of {count} |")
        faults += [f"- {proof.__name__}, seed {seed}: {fault}" for seed, fault in failed.items()]
    benches = tuple(bench(words, version) for words in BENCHMARKS)
    told = tuple(text for text, _ in benches)
    broken = [words for words, (_, whole) in zip(BENCHMARKS, benches, strict=True) if not whole]
    faults += [f"- `{' '.join(words)}` {BROKEN}" for words in broken]
    PAGE.write_text(page(commit(), (rows, speed_rows()), faults, told), encoding="utf-8")
    print("\n".join([*rows, *faults, *told]))
    return 1 if faults else 0


def bench(words: tuple[str, ...], version: str) -> tuple[str, bool]:
    """What a benchmark prints, and whether it ended well with everything measured.

    What an earlier run of this source measured wholly is not measured again.
    """
    KEPT.mkdir(exist_ok=True)
    file = KEPT / f"{'-'.join(words).replace('/', '-')}-{version}.txt"
    if file.exists():
        return file.read_text(), True
    print(" ".join(words), file=sys.stderr)
    told = subprocess.run([sys.executable, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if told.returncode or not told.stdout or NOT_MEASURED in told.stdout:
        return f"{told.stdout}({BROKEN}; status {told.returncode})\n", False
    file.write_text(told.stdout)
    return told.stdout, True


def page(version: str, tables: tuple[list[str], tuple[str, ...]], faults: list[str], told: tuple[str, ...]) -> str:
    """The reference page. The tables are those of the proofs and of the pages' speed."""
    rows, speed = tables
    parts = (
        "# The figures",
        f"Written by `make proofs` at commit `{version}`, on 2 cores.",
        "## Proofs\n\n| what was proved | seeds |\n| --- | --: |\n" + "\n".join(rows),
        "## Faults\n\n" + "\n".join(faults) if faults else "No seed failed, and no benchmark broke off.",
        f"## Pages on a slow telephone\n\n{SPEED}\n" + "\n".join(speed),
        "## Speed, memory and spaces\n\n`make bench`; medians of cold processes.",
        *(
            f"### `{' '.join(words)}`\n\n```text\n{text.strip()}\n```"
            for words, text in zip(BENCHMARKS, told, strict=True)
        ),
    )
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
