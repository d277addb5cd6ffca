"""A newsroom is whole at every moment: desk and worker killed with SIGKILL while they save, compose and publish.

``killed_newsroom`` takes a seed and returns a fault in words ("" when the proof holds). Even seeds are on SQLite, odd
ones on PostgreSQL; the seed says who is killed, and when. Afterwards a new worker settles what was left, and:

- no acknowledged save is lost, and none is there in part: its copy, its entry of the log and its job come together;
- every job was done once with effect;
- the issue is public with all its stories, or not at all; the site shows just that, and no address leads nowhere;
- the desk's folder and the flatplan are those of the last save.
"""

from __future__ import annotations

import atexit
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from killing_site import left_behind, unresolved

from broadsheet.newsroom.home import Home
from newsroom.clusters import Cluster, a_cluster

TESTS = Path(__file__).parents[1]
ROLES = Path(__file__).with_name("newsroom_roles.py")
LONGEST = 3.0
"""Seconds after both have begun in which they are killed; a save, its page and its site take about one."""
VICTIMS = (("desk",), ("work",), ("desk", "work"))
PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class Newsroom:
    """A home, and starting who works there."""

    home: Home

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Somebody at work, in a process."""
        environment = {**os.environ, **self.home.environment(), "PYTHONPATH": str(TESTS)}
        return subprocess.Popen(
            [sys.executable, str(ROLES), *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ask(self, role: str) -> str:
        """What somebody has to say who ends by himself."""
        told, wrong = (process := self.start(role)).communicate(timeout=PATIENCE)
        if process.returncode:
            raise AssertionError(f"{role}: {wrong[-600:]}")
        return told


def killed_newsroom(seed: int) -> str:
    """Kill the desk, the worker or both at a random moment; the fault that is found after it, "" for none."""
    chance = random.Random(seed)  # noqa: S311 - a seed, not a secret
    with tempfile.TemporaryDirectory() as name:
        newsroom = _copy(Path(name) / "home", "postgres" if seed % 2 else "sqlite", seed)
        told = _killed(newsroom, seed, chance)
        whole = unresolved(newsroom.home.out / "site")
        if whole:
            return f"after the kill {whole}"
        found = json.loads(newsroom.ask("settle"))
        return fault_of(found, told) or _fault_of_site(newsroom.home)


def _killed(newsroom: Newsroom, seed: int, chance: random.Random) -> list[str]:
    """Let both work, kill some of them, let the others go on a little; what the desk was told is done."""
    with newsroom.start("work") as work, newsroom.start("desk", str(seed)) as desk:
        processes = {"desk": desk, "work": work}
        for process in processes.values():
            assert process.stdout is not None
            process.stdout.readline()
        time.sleep(chance.uniform(0, LONGEST))
        victims = chance.choice(VICTIMS)
        for name in victims:
            processes[name].kill()
        time.sleep(chance.uniform(0, 0.5))
        for process in processes.values():
            process.kill()
        return (desk.stdout.read() if desk.stdout else "").splitlines()


# ---- what must hold ----


def fault_of(found: dict[str, Any], told: list[str]) -> str:
    """What is wrong with what was found, where the desk was told that these acts were done."""
    saved = dict(map(tuple, found["saved"]))
    acts = [line.split(maxsplit=2) for line in told if line.count(" ") >= 2]
    lost = [act for act in acts if act[0] == "saved" and saved.get(int(act[1])) != act[2]]
    lost += [act for act in acts if act[0] == "turned" and int(act[1]) not in found["turned"]]
    if lost:
        return f"acknowledged and lost: {lost[:3]}"
    if sorted(found["done"]) != sorted(saved):
        return f"jobs done {sorted(found['done'])} for saves {sorted(saved)}"
    return _fault_of_copy(found, saved) or _fault_of_issue(found) or _fault_of_jobs(found)


def _fault_of_copy(found: dict[str, Any], saved: dict[int, str]) -> str:
    """Copy that is not that of its last save."""
    for story, draft in found["drafts"].items():
        last = max((number for number, name in saved.items() if name == story), default=0)
        if draft != last:
            return f"{story} was saved last as {last}, and is {draft}"
        if found["desk"][story] != draft:
            return f"{story} is {draft}, and {found['desk'][story]} in the desk's folder"
    return str(found["composed"])


def _fault_of_issue(found: dict[str, Any]) -> str:
    """An issue that is public in part, or a site that shows another."""
    public = found["last"].endswith("published")
    if (found["state"] == "published") != public:
        return f"the issue is {found['state']}, after {found['last'] or 'nothing'}"
    if set(found["live"].values()) != {public}:
        return f"public in part: {found['live']}"
    for story, shown in found["site"].items():
        expected = found["released"][story] if public else -1
        if shown != expected:
            return f"the site shows {story} as {shown}, where {expected} is public"
    return ""


def _fault_of_jobs(found: dict[str, Any]) -> str:
    """Jobs left undone, and errors the desk was told of."""
    left = [*found["jobs"], *found["notices"]]
    return f"left: {left[:3]}" if left else ""


def _fault_of_site(home: Home) -> str:
    """A site with holes, or what a build left behind."""
    return unresolved(home.out / "site") or left_behind(home.out)


# ---- newsrooms to kill ----


@cache
def _cluster() -> Cluster:
    """A PostgreSQL for this process."""
    kept = ExitStack()
    atexit.register(kept.close)
    return kept.enter_context(a_cluster())


@cache
def _first(kind: str) -> Path:
    """A newsroom that has begun, made once for each process and copied."""
    path = Path(tempfile.mkdtemp(prefix="broadsheet-proof-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    database = _cluster().database("first") if kind == "postgres" else ""
    (path / "home").mkdir()
    Newsroom(Home(path / "home", database)).ask("begin")
    return path / "home"


def _copy(path: Path, kind: str, seed: int) -> Newsroom:
    """A copy of a newsroom, with a database of its own."""
    shutil.copytree(_first(kind), path, symlinks=True)
    database = _cluster().database(f"proof{seed}", "first") if kind == "postgres" else ""
    return Newsroom(Home(path, database))
