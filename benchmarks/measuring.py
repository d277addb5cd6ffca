"""What a cold process costs: wall and CPU seconds, and the peak memory of it and all its children together.

Memory is the greatest sum of the proportional set sizes (``/proc/PID/smaps_rollup``: pages that processes share are
counted once) over the process tree, looked at every 20 ms. Looking slows a process, so it is done in a run of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.02
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cold:
    """One cold run: wall seconds; user and system seconds, children included; the last line it said."""

    wall: float
    cpu: float
    said: str = ""


def run_cold(command: list[str], cwd: Path) -> Cold:
    """Run a command once and time it; what waits to be written to the disk is written before. Exits when it fails."""
    os.sync()
    begun = time.perf_counter()
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        output = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begun
    lines = output.decode(errors="replace").strip().splitlines()
    if status:
        sys.exit(f"{' '.join(command)} failed:\n" + "\n".join(lines[-30:]))
    return Cold(wall, usage.ru_utime + usage.ru_stime, lines[-1] if lines else "")


def peak_megabytes(command: list[str], cwd: Path) -> float:
    """The peak memory of a command's process tree in MB (of 2²⁰ bytes); exits when the command fails."""
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(_kilobytes, _tree(process.pid))))
        time.sleep(PAUSE)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed while its memory was measured.")
    return peak / 1024


def cpu_of_tree(pid: int) -> float:
    """The CPU seconds that a process and those below it have used so far, to the hundredth."""
    return sum(_ticks(process) for process in _tree(pid)) / os.sysconf("SC_CLK_TCK")


def memory_of_tree(pid: int) -> float:
    """The memory of a process and those below it now, in MB (of 2²⁰ bytes)."""
    return sum(map(_kilobytes, _tree(pid))) / 1024


def _ticks(pid: int) -> int:
    """The ticks one process has used (proc(5): fields 14 and 15); 0 when it has just ended."""
    try:
        fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def _tree(pid: int) -> list[int]:
    """A process and all below it."""
    found, at = [pid], 0
    while at < len(found):
        found += children_of(found[at])
        at += 1
    return found


def children_of(pid: int) -> list[int]:
    """The processes that one has started."""
    try:
        tasks = list((PROC / str(pid) / "task").iterdir())
        return [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []


def _kilobytes(pid: int) -> int:
    """The proportional set size of a process; 0 when it has just ended."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
