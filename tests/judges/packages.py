"""The judges that come from npm: ``tools/judges.sh`` puts them into ``node/node_modules``, Node runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from judges.programs import missing, program

NODE = Path(__file__).with_name("node")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""What Chromium is started with: no window, nothing asked of its maker, and no sandbox, which containers refuse."""


def chromium() -> str:
    """The path of the browser."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or program("chromium")


def package(path: str) -> Path:
    """A file of an installed npm package, such as ``axe-core/axe.min.js``."""
    found = NODE / "node_modules" / path
    return found if found.exists() else missing(f"{path.partition('/')[0]} (npm; tools/judges.sh installs it)")


def node(script: Path, *arguments: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a script with Node, ``given`` on its standard input; its status is the caller's to read.

    The scripts learn where the browser is; Ace, that a busy machine may take a minute to start it.
    """
    path = chromium()
    return subprocess.run(
        [program("node"), str(script), *map(str, arguments)],
        input=given,
        env=os.environ | {"CHROME_PATH": path, "PUPPETEER_EXECUTABLE_PATH": path, "ACE_TIMEOUT_INITIAL": "60000"},
        cwd=NODE,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
