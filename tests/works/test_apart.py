"""No process outlives the one it works for, however that ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHILD = "import time; from broadsheet.works.apart import end_with_parent; end_with_parent(); time.sleep(60)"
STARTED = f"""
import os, subprocess, sys, time
from broadsheet.works.apart import parents
child = subprocess.Popen([sys.executable, "-c", {CHILD!r}], env={{**os.environ, **parents()}})
print(child.pid, flush=True)
time.sleep(60)
"""
POOLED = """
import os, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from broadsheet.works.apart import end_with_parent
if __name__ == "__main__":
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=end_with_parent) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        pool.submit(time.sleep, 60).result()
"""
PATIENCE = 20


def runs(process: int) -> bool:
    """Whether a process is there and not only waiting to be buried."""
    status = Path(f"/proc/{process}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes where Linux shows them")
@pytest.mark.parametrize("program", [STARTED, POOLED], ids=["started", "pooled"])
def test_a_process_ends_with_the_one_it_works_for(tmp_path, program):
    (tmp_path / "parent.py").write_text(program)
    command = [sys.executable, str(tmp_path / "parent.py")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as parent:
        child = int(parent.stdout.readline())
        assert runs(child)
        os.kill(parent.pid, signal.SIGKILL)
    until = time.monotonic() + PATIENCE
    while runs(child) and time.monotonic() < until:
        time.sleep(0.1)
    assert not runs(child)
