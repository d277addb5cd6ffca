"""One article changed: what must be new on the disk afterwards, by a cold command or under a server that watches."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measuring import cpu_of_tree

from archive.comparing import NotTheSameError, page_of, words_of, words_of_page
from archive.forms import Form, write_change
from archive.generators import Generator
from archive.pieces import PER_ISSUE, Piece, piece

PATIENCE = 60.0
PAUSE = 0.002
QUIET = 1.0
"""A server is at rest when it has used no processor for so many seconds."""
WATCHED = 100
"""Turns under a server begin here, so that each has words of its own."""
HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Change:
    """A word of the copy or the headline of an article, in an issue of long ago or in the newest."""

    name: str
    kind: str
    newest: bool

    def piece(self, size: int) -> Piece:
        """The article: the third of the newest issue, or of an issue in the middle."""
        issue = size // PER_ISSUE - 1 if self.newest else size // PER_ISSUE // 2
        return piece(issue * PER_ISSUE + 2, size)


CHANGES = (
    Change("a word of an old article", "word", newest=False),
    Change("a word of one in the newest issue", "word", newest=True),
    Change("the headline of an old article", "headline", newest=False),
)


@contextmanager
def changed(root: Path, form: Form, change: Change, size: int, turn: int) -> Iterator[None]:
    """Change the article, let it be built, and see that every page that names it is right.

    Raises ``NotTheSameError`` when one is not.
    """
    item = change.piece(size)
    new = write_change(root, form, item, change.kind, turn)
    yield
    stale = stale_pages(root / form.site, change, item, new, size)
    if stale:
        raise NotTheSameError(f"{form.name}: {change.name}: {stale[0]} does not have it.")


def stale_pages(site: Path, change: Change, item: Piece, new: str, size: int) -> list[Path]:
    """The pages that must have the new words and do not: the article's; of a headline its issue's and neighbours'."""
    pages = [page_of(site, item)]
    if change.kind == "headline":
        pages.append(site / "issues" / str(item.issue) / "index.html")
        pages += [page_of(site, piece(at, size)) for at in (item.index - 1, item.index + 1)]
    return [page for page in pages if not _has(page, words_of(new))]


def _has(page: Path, words: str) -> bool:
    """Whether a page shows words; one that is being switched does not."""
    try:
        return words in words_of_page(page.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False


def watched_changes(
    root: Path, tool: Generator, size: int, rounds: int
) -> tuple[tuple[Change, tuple[float, ...]], ...]:
    """Seconds from each kind of change to the right files on the disk, under the generator's own server."""
    with served(root, tool) as server:
        return tuple(
            (change, tuple(_seconds(root, tool, server, (change, size, turn)) for turn in range(rounds)))
            for change in CHANGES
        )


@contextmanager
def served(root: Path, tool: Generator) -> Iterator[int]:
    """The generator's server by its process id, from when it answers and is at rest until the block ends."""
    port = _free_port()
    log = root / f"{tool.form.name}-server.log"
    with log.open("wb") as out:
        process = subprocess.Popen([*tool.server, str(port)], cwd=root / tool.cwd, stdout=out, stderr=out)
        try:
            _wait_for(lambda: _answers(port, process, log), f"{tool.name}'s server")
            _rest(process.pid)
            yield process.pid
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as chosen:
        chosen.bind((HOST, 0))
        return int(chosen.getsockname()[1])


def _answers(port: int, process: subprocess.Popen[bytes], log: Path) -> bool:
    """Whether the server listens; raises ``NotTheSameError`` when it has ended."""
    if process.poll() is not None:
        raise NotTheSameError(f"The server ended: {log.read_text(errors='replace')[-500:]}")
    with socket.socket() as line:
        return line.connect_ex((HOST, port)) == 0


def _seconds(root: Path, tool: Generator, server: int, asked: tuple[Change, int, int]) -> float:
    """From one change (with the archive's size and the turn) to its files; returns when the server rests again."""
    change, size, turn = asked
    item = change.piece(size)
    new = write_change(root, tool.form, item, change.kind, turn + WATCHED)
    begun = time.perf_counter()
    _wait_for(lambda: not stale_pages(root / tool.form.site, change, item, new, size), f"{tool.name}: {change.name}")
    seconds = time.perf_counter() - begun
    _rest(server)
    return seconds


def _rest(server: int) -> None:
    """Wait until a server has used no processor for a while."""
    before = -1.0
    while (now := cpu_of_tree(server)) != before:
        before = now
        time.sleep(QUIET)


def _wait_for(is_so: Callable[[], bool], what: str) -> None:
    """Look every two milliseconds; raises ``NotTheSameError`` when it does not come."""
    end = time.perf_counter() + PATIENCE
    while not is_so():
        if time.perf_counter() > end:
            raise NotTheSameError(f"{what} did not come in {PATIENCE:.0f} seconds.")
        time.sleep(PAUSE)
