"""Milliseconds to find a story at the desk, beside the framework's own database search, on SQLite and PostgreSQL.

    python benchmarks/newsroom_search.py [STORIES]     (10,000 when none is given)

Stories of 300 words are drawn from a vocabulary of 8,000 words, common ones much oftener than rare ones (Zipf's law),
and taken in from a folder. Both sides then search the same rows in one process, taking turns: ours ranks by headline,
names and copy and gives the first 20 with the words around what was found; the peer is told to index headline and body
and gives its first 20. Ours is asked eight queries of each kind, 20 times, after one that warms it up; the peer, which
takes seconds, is asked the first of them once. Of ours the processor's time in this process is told too.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import django

from broadsheet.newsroom.home import Home
from newsroom.clusters import a_cluster

HERE = Path(__file__).resolve()
STORIES, WORDS, VOCABULARY, SEED = 10_000, 300, 8_000, 24
ROUNDS, SHOWN = 20, 20
LIMIT = 50.0
"""Milliseconds within which 95 of 100 searches must be answered."""
HEAD = 'name = "The Bench"\n\n[[sections]]\nid = "town"\nname = "The Town"\n'
SOUNDS = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]


def word(number: int) -> str:
    """An invented word; each number has its own."""
    first, rest = number % len(SOUNDS), number // len(SOUNDS)
    return SOUNDS[first] + SOUNDS[rest % len(SOUNDS)] + SOUNDS[rest // len(SOUNDS) % len(SOUNDS)]


def write_paper(folder: Path, count: int) -> None:
    """Write the folder."""
    chance = random.Random(SEED)  # noqa: S311 - not for secrets
    words = [word(number) for number in range(VOCABULARY)]
    weights = [1 / (number + 3) for number in range(VOCABULARY)]
    (folder / "stories").mkdir(parents=True)
    (folder / "paper.toml").write_text(HEAD)
    for number in range(count):
        told = chance.choices(words, weights, k=WORDS)
        head = f"---\nid: s{number}\nheadline: {' '.join(told[:6])}\nsection: town\n---\n\n"
        (folder / "stories" / f"s{number}.md").write_text(f"{head}{' '.join(told[6:])}.\n")


QUERIES = {
    "rare word": [word(7_000 + 97 * number) for number in range(8)],
    "common word": [word(number) for number in range(8)],
    "two words": [f"{word(20 + number)} {word(60 + number)}" for number in range(8)],
    "phrase": [f'"{word(number)} {word(number + 1)}"' for number in range(8)],
    "beginning of a word": [word(number)[:3] for number in range(8)],
}
"""The last word of every query may be a beginning; so it is when somebody types."""


def milliseconds(work, query: str) -> tuple[float, float]:  # noqa: ANN001 - a function of a query
    """How long one search takes: by the clock, and of the processor."""
    begun, used = time.perf_counter(), time.process_time()
    work(query)
    return 1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - used)


def p95(times: list[float]) -> float:
    """What 95 of 100 stay within."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def prepared(folder: Path):  # noqa: ANN201 - the two searches
    """A newsroom with the folder taken in and both indexes made; the two searches, and the seconds of making each."""
    from django.core.management import call_command  # noqa: PLC0415 - after Django has started
    from wagtail.search import index as framework  # noqa: PLC0415 - the same

    from broadsheet.newsroom.begin import prepare  # noqa: PLC0415 - the same
    from broadsheet.newsroom.folder.actions import take_in  # noqa: PLC0415 - the same
    from broadsheet.newsroom.search.index import find, put  # noqa: PLC0415 - the same
    from broadsheet.newsroom.stories.models import Article  # noqa: PLC0415 - the same

    prepare()
    take_in(folder)
    begun = time.perf_counter()
    put(Article.objects.values_list("pk", flat=True))
    ours = time.perf_counter() - begun
    Article.search_fields = [*Article.search_fields, framework.SearchField("headline"), framework.SearchField("body")]
    begun = time.perf_counter()
    call_command("update_index", verbosity=0)
    theirs = time.perf_counter() - begun
    peer = lambda query: list(Article.objects.all().search(query.replace('"', ""))[:SHOWN])  # noqa: E731 - beside the other
    return (lambda query: find(query, SHOWN), ours), (peer, theirs)


def one_database(folder: Path, name: str) -> None:
    """Print the figures of one database."""
    django.setup()
    (ours, made), (peer, their_made) = prepared(folder)
    print(f"\n{name}: index of ours made in {made:.1f} s, the framework's in {their_made:.1f} s")
    print(f"{'ms':20}{'ours median':>12}{'processor':>11}{'p95':>8}{'asked':>8}{'':>8}{'framework':>12}{'ratio':>8}")
    for kind, queries in QUERIES.items():
        ours(queries[0])
        mine, used = zip(*(milliseconds(ours, query) for _ in range(ROUNDS) for query in queries), strict=True)
        their, median, worst = milliseconds(peer, queries[0])[0], statistics.median(mine), p95(list(mine))
        told = f"{median:12.1f}{statistics.median(used):11.1f}{worst:8.1f}{'<= ' + format(LIMIT, '.0f'):>8}"
        kept = "kept" if worst <= LIMIT else "MISSED"
        print(f"{kind:20}{told}{kept:>8}{their:12.1f}{their / median:7.0f}×", flush=True)


def in_a_process(name: str, folder: Path, database: str = "") -> None:
    """Measure one database in a process and a home of its own."""
    with tempfile.TemporaryDirectory(prefix="search-", ignore_cleanup_errors=True) as place:
        environment = {**os.environ, **Home(Path(place), database).environment()}
        done = subprocess.run([sys.executable, str(HERE), name, str(folder)], env=environment, check=False)
    if done.returncode:
        print(f"{name}: NOT MEASURED; it ended with status {done.returncode}", flush=True)


def main(count: int) -> None:
    """Print the figures beside the bar."""
    with tempfile.TemporaryDirectory(prefix="search-paper-", ignore_cleanup_errors=True) as place:
        folder = Path(place) / "paper"
        write_paper(folder, count)
        print(f"{count:,} stories of {WORDS} words", flush=True)
        in_a_process("SQLite", folder)
        with a_cluster() as cluster:
            in_a_process("PostgreSQL", folder, cluster.database("bench"))


if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - the name of a database and the folder
        one_database(Path(sys.argv[2]), sys.argv[1])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else STORIES)
