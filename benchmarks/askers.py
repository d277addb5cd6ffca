"""Readers and editors of a newsroom, all at once: each asks at a set time, whatever became of the requests before."""

from __future__ import annotations

import asyncio
import random
import re
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass

READS, READERS, SAVES, EDITORS, SECONDS = 1_000, 200, 2, 20, 30
"""Reads a second over so many connections, saves a second by so many people, and for how long."""
LATE = 0.02
"""Seconds that the asker may be late before that is told: it shares the machine with what it asks."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it goes over the line, and the seconds of the monotonic clock at which it is due."""

    due: float
    words: bytes


async def line(port: int, asked: asyncio.Queue[Asked | None], took: list[float]) -> None:
    """One connection: asks what is in the queue, one after the other, and notes the seconds since each was due."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
    while (item := await asked.get()) is not None:
        writer.write(item.words)
        await writer.drain()
        good = await _answered(reader)
        took.append(time.monotonic() - item.due if good else float("inf"))
    writer.close()


async def _answered(reader: asyncio.StreamReader) -> bool:
    """Read one answer; whether it was good."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = re.search(rb"content-length: (\d+)", head)
    if length:
        await reader.readexactly(int(length[1]))
    elif b"chunked" in head:
        while (size := int((await reader.readline()).strip() or b"0", 16)) > 0:
            await reader.readexactly(size + 2)
        await reader.readline()
    led_on = re.search(rb"^location: (.*?)\r$", head, re.MULTILINE)
    return head.split(b" ", 2)[1] == b"200" or bool(led_on and b"login" not in led_on[1])


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of every read and every save, each since its set time; and how late the asker itself was."""

    reads: list[float]
    saves: list[float]
    late: list[float]

    def tell(self) -> None:
        """Print them."""
        for name, seconds in (("reads", self.reads), ("saves", self.saves), ("(the asker was late)", self.late)):
            good = [1000 * item for item in seconds if item != float("inf")]
            middle, slowest = (statistics.median(good), max(good)) if good else (0, 0)
            words = f"median {middle:.1f} ms, p95 {1000 * p95(seconds):.1f} ms, slowest {slowest:.0f} ms"
            print(f"{len(seconds):>7,} {name:<21} {words}; {len(seconds) - len(good)} failed", flush=True)
        if p95(self.late) > LATE:
            print(
                "        The asker itself came late: something else runs on this machine, and it shows in the figures."
            )


async def mixed(port: int, pages: Sequence[str], saves: Sequence[bytes]) -> Took:
    """Ask for pages and save, each at its set time."""
    reads, saved = asyncio.Queue[Asked | None](), asyncio.Queue[Asked | None]()
    read_took: list[float] = []
    save_took: list[float] = []
    lines = [asyncio.create_task(line(port, reads, read_took)) for _ in range(READERS)]
    lines += [asyncio.create_task(line(port, saved, save_took)) for _ in range(EDITORS)]
    late: list[float] = []
    chance, begun = random.Random(2), time.monotonic()  # noqa: S311 - seeded on purpose
    for number in range(READS * SECONDS):
        due = begun + number / READS
        if due > time.monotonic():
            await asyncio.sleep(due - time.monotonic())
        late.append(time.monotonic() - due)
        words = f"GET {chance.choice(pages)} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n\r\n"
        reads.put_nowait(Asked(due, words.encode()))
        if number % (READS // SAVES) == 0:
            saved.put_nowait(Asked(due, saves[number // (READS // SAVES) % len(saves)]))
    for _ in range(READERS):
        reads.put_nowait(None)
    for _ in range(EDITORS):
        saved.put_nowait(None)
    await asyncio.gather(*lines)
    return Took(read_took, save_took, late)


def p95(took: Sequence[float]) -> float:
    """The seconds within which 95 of 100 were answered."""
    return statistics.quantiles(took, n=20)[-1]
