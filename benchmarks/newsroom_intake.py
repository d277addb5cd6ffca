"""A paper's folder taken into the newsroom, beside the framework's own way of making pages, in one run on SQLite.

    python benchmarks/newsroom_intake.py [STORIES]     (5,000 when none is given)

Each side starts from the same folder of stories of 300 words, 40 to an issue, in homes of their own and fresh processes
that take turns. Ours is ``take_in`` from the first file read to the last row written, versions and the budget too. The
peer adds each page by itself (``add_child``, ``save_revision``, ``publish``), as the framework's guide says, from
values that are ready, so reading the files is not counted against it; it makes ``PEER`` of them. Medians of three
rounds, by the clock and by the processor's time.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import django

from broadsheet.newsroom.home import Home
from broadsheet.story.writing import write_story
from builders import a_story

HERE = Path(__file__).resolve()
STORIES, PEER, PER_ISSUE, ROUNDS = 5_000, 200, 40, 3
MADE = 200
"""Different stories; the rest are theirs again under other ids."""
LEAST = 200.0
"""Stories a second that ours must take in."""
HEAD = 'name = "The Bench"\n\n[[sections]]\nid = "town"\nname = "The Town"\n'


def write_paper(folder: Path, count: int) -> None:
    """Write the folder."""
    texts = [write_story(a_story("the-id", seed, words=300)) for seed in range(min(MADE, count))]
    folder.mkdir()
    (folder / "paper.toml").write_text(HEAD)
    for number in range(1, -(-count // PER_ISSUE) + 1):
        home = folder / "issues" / str(number)
        home.mkdir(parents=True)
        ids = range((number - 1) * PER_ISSUE, min(number * PER_ISSUE, count))
        rows = "".join(f'\n[[placements]]\nstory = "s{story}"\n' for story in ids)
        (home / "issue.toml").write_text(
            f"number = {number}\ndate = {2000 + number // 12}-{1 + number % 12:02}-01\n{rows}"
        )
        for story in ids:
            (home / f"s{story}.md").write_text(texts[story % len(texts)].replace("the-id", f"s{story}"))


def one_round(side: str, folder: Path) -> dict[str, list[float]]:
    """The figures of one side in a process and a home of its own."""
    with tempfile.TemporaryDirectory(prefix="intake-") as place:
        environment = {**os.environ, **Home(Path(place)).environment()}
        command = [sys.executable, str(HERE), side, str(folder)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def ours(folder: Path) -> dict[str, tuple[float, ...]]:
    """Take the folder in, then once more, and put it out; stories a second."""
    from broadsheet.newsroom.folder.actions import put_out, take_in  # noqa: PLC0415 - after Django has started
    from broadsheet.newsroom.home import home_here  # noqa: PLC0415 - the same

    taken, first = timed(lambda: take_in(folder))
    again, second = timed(lambda: take_in(folder))
    written, third = timed(lambda: put_out(home_here().desk, "desk"))
    same, fourth = timed(lambda: put_out(home_here().desk, "desk"))
    assert (again.stories, same) == (0, ())  # noqa: S101 - else the figures mean nothing
    assert len(written) > taken.stories  # noqa: S101 - the same
    names, times = ("take in", "take in again", "put out", "put out again"), (first, second, third, fourth)
    return {name: rates(taken.stories, item) for name, item in zip(names, times, strict=True)}


def rates(count: int, seconds: tuple[float, float]) -> tuple[float, ...]:
    """Stories a second, by the clock and by the processor."""
    return tuple(count / max(item, 1e-6) for item in seconds)


def framework(folder: Path) -> dict[str, tuple[float, ...]]:
    """Make pages one by one; pages a second."""
    from broadsheet.edition.reading import read_paper  # noqa: PLC0415 - after Django has started
    from broadsheet.newsroom.begin import stories_home  # noqa: PLC0415 - the same
    from broadsheet.newsroom.stories.doors import values_of  # noqa: PLC0415 - the same
    from broadsheet.newsroom.stories.models import Article  # noqa: PLC0415 - the same

    paper, _ = read_paper(folder)
    values = [values_of(item.story, {}) for item in paper.stories[:PEER]] if paper else []
    home = stories_home()

    def make() -> None:
        for value in values:
            article = home.add_child(instance=Article(**value))
            article.save_revision().publish()

    return {"take in": rates(len(values), timed(make)[1])}


def timed(work):  # noqa: ANN001, ANN201 - whatever it gives
    """What work gives, and the seconds it took: by the clock, and of the processor."""
    begun, used = time.perf_counter(), time.process_time()
    found = work()
    return found, (time.perf_counter() - begun, time.process_time() - used)


def measure(count: int) -> None:
    """Print the figures beside the bar."""
    with tempfile.TemporaryDirectory(prefix="intake-paper-", ignore_cleanup_errors=True) as place:
        folder = Path(place) / "paper"
        write_paper(folder, count)
        rounds = [(one_round("ours", folder), one_round("framework", folder)) for _ in range(ROUNDS)]
    peer = middle([theirs["take in"] for _, theirs in rounds])
    print(f"{count:,} stories of 300 words on SQLite; medians of {ROUNDS} rounds")
    print(f"{'stories a second':24}{'by the clock':>14}{'by the processor':>18}")
    print(f"{'Wagtail, page by page':24}{peer[0]:14,.0f}{peer[1]:18,.0f}")
    for name in rounds[0][0]:
        rate = middle([our[name] for our, _ in rounds])
        more = f"   {rate[0] / peer[0]:.1f} and {rate[1] / peer[1]:.1f} × Wagtail" if name == "take in" else ""
        print(f"{name:24}{rate[0]:14,.0f}{rate[1]:18,.0f}{more}")
    reached = middle([our["take in"] for our, _ in rounds])[0]
    print(f"take in {reached:,.0f} stories/s   >= {LEAST:.0f}   {'kept' if reached >= LEAST else 'MISSED'}")


def middle(rows: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """The median of each column."""
    return tuple(statistics.median(column) for column in zip(*rows, strict=True))


def side(name: str, folder: Path) -> None:
    """One side, in a process of its own."""
    django.setup()
    from broadsheet.newsroom.begin import prepare  # noqa: PLC0415 - after Django has started

    prepare()
    print(json.dumps({"ours": ours, "framework": framework}[name](folder)))


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - the name of a side and the folder
        side(sys.argv[1], Path(sys.argv[2]))
    else:
        measure(int(sys.argv[1]) if len(sys.argv) > 1 else STORIES)
