"""Both editions, judged by readers that did not write them."""

from __future__ import annotations

import subprocess


def test_both_editions_are_sound_to_qpdf(printed):
    for path in (printed.reading, printed.press):
        result = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stdout + result.stderr
    assert printed.remarks == ()
