"""The worker as a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from broadsheet.newsroom.work.models import Job

sys.path.insert(0, str(Path(__file__).parent))

from shifts import until


def test_as_a_process_it_ends_cleanly_when_it_is_told_to(empty_newsroom):
    environment = {**os.environ, **empty_newsroom.environment()}
    command = [sys.executable, "-m", "broadsheet.newsroom.running.worker"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        until(lambda: Job.objects.exclude(worker="").exists())
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in told
    assert not Job.objects.filter(state=Job.State.RUNNING).exists()
