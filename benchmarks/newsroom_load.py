"""A newsroom under load: its street beside granian's static mount and nginx, and readers and editors at once.

    python benchmarks/newsroom_load.py [ARTICLES]      (10,000 when no number is given)

The archive of the web benchmark is taken into a newsroom by its own command; only its newest issue is a printed one, so
that the press is quiet meanwhile. Then, all on this machine,

- the same pages, as they are, in the same shuffled order, are asked by wrk of our street, of granian's static mount
  (under a prefix, by full file name), of nginx with the shipped file and of bare nginx, in turns, five rounds of two
  seconds, one server process each; medians, and the processor's time that each answer cost the server and its children;
- for half a minute readers ask for 1,000 pages a second over 200 connections while 20 people who are signed in save two
  stories a second. Both come at their set times, whatever the answers do, and seconds count from the set time;
- memory is weighed when nothing was composed for a minute, as the sum of all processes' proportional set sizes;
- five drafts are published, and asked for until they can be read.

wrk and the askers take their share of the same processors, so that the figures are lower bounds. Each figure is told as
soon as it is there; what cannot be measured is told with its reason, and the rest is measured all the same.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parent))

from archive.forms import OURS, write_archive
from archive.pieces import address
from askers import EDITORS, mixed, p95
from measuring import children_of, cpu_of_tree, memory_of_tree

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "docs" / "how-to" / "deploy" / "nginx.conf"
SIZE, ROUNDS, SECONDS, CONNECTIONS = 10_000, 5, 2, 32
DRAFTS = 5
GOOD = 200
PEERS = (subprocess.SubprocessError, sqlite3.Error)
"""What other programs end with."""
WAIT = 600
"""Seconds that the newsroom is given to take the archive in and build its site."""
REST = 65
"""Seconds without copy to compose before memory is weighed: more than the proof room waits before it goes home."""
PATIENCE, SHOWS = 300, 20
"""Seconds that the newsroom is given to be done with what it has in hand, and a published article to be seen."""
BARS = {
    "our street ÷ granian's mount": (">=", 0.8),
    "nginx as shipped ÷ bare nginx": (">=", 0.9),
    "p95 of a save, s": ("<=", 0.5),
    "p95 of a read, s": ("<=", 0.05),
    "published to readable, s": ("<=", 1.0),
    "memory at rest, MB": ("<=", 350.0),
}
LUA = """
local asked, at = {}, 0
function init(args)
  for line in io.lines(args[1]) do asked[#asked + 1] = wrk.format("GET", line) end
  at = math.random(#asked)
end
function request()
  at = at % #asked + 1
  return asked[at]
end
"""
NGINX = """worker_processes 1; daemon off; pid {work}/pid; error_log {work}/error; {user}
events {{ worker_connections 4096; }}
http {{ types {{ text/html html; text/css css; }} access_log off; sendfile on; tcp_nopush on;
keepalive_requests 1000000;
client_body_temp_path {work}/a; proxy_temp_path {work}/b; fastcgi_temp_path {work}/c; uwsgi_temp_path {work}/d;
scgi_temp_path {work}/e;
{server} }}
"""
BARE = "server {{ listen {port}; root {site}; index index.html; }}"
MOUNT = """
import sys
from pathlib import Path
from granian import Granian
from granian.constants import Interfaces
async def app(scope, receive, send): ...
if __name__ == "__main__":
    Granian("mount:app", port=int(sys.argv[1]), interface=Interfaces.ASGI, workers=1, log_enabled=False,
            static_path_route=["/s"], static_path_mount=[Path(sys.argv[2])]).serve()
"""


class UnmeasuredError(Exception):
    """What cannot be measured, and why."""


@dataclass(slots=True)
class Figures:
    """What was measured, by the names of ``BARS``."""

    found: dict[str, float] = field(default_factory=dict)

    def tell(self) -> None:
        """Print each beside its bar."""
        print(f"\n{'':<34} {'measured':>9}   asked")
        for name, (sign, bar) in BARS.items():
            value = self.found.get(name)
            good = value is not None and (value >= bar if sign == ">=" else value <= bar)
            shown = "-" if value is None else f"{value:.3f}"
            told = "kept" if good else "MISSED" if value is not None else "NOT MEASURED"
            print(f"{name:<34} {shown:>9}   {sign} {bar:<6} {told}")


@contextmanager
def told(what: str) -> Iterator[None]:
    """Tell how long a stage took, and why it could not be measured where it could not."""
    begun = time.perf_counter()
    try:
        yield
    except (UnmeasuredError, OSError, ValueError, EOFError, LookupError, AssertionError, *PEERS) as error:
        print(f"{what}: NOT MEASURED: {type(error).__name__}: {error}", flush=True)
    print(f"[{what}: {time.perf_counter() - begun:.0f} s]", flush=True)


# ---- the newsroom ----


@contextmanager
def opened(root: Path, size: int) -> Iterator[tuple[int, int, Path]]:
    """A newsroom with the archive, opened by its command: (port, process number, home)."""
    write_archive(root, size, (OURS,))
    only_newest_printed(root / OURS.name)
    for number in range(DRAFTS):
        text = f"---\nid: draft-{number}\nheadline: The late draft {number}\nsection: town\n---\n\nLate, but here.\n"
        (root / OURS.name / "stories" / f"draft-{number}.md").write_text(text, encoding="utf-8")
    home, port, begun = root / "home", free_port(), time.perf_counter()
    command = (sys.executable, "-m", "broadsheet.cli", "newsroom", str(root / OURS.name))
    with (root / "log").open("wb") as log:
        process = subprocess.Popen((*command, "--home", str(home), "--port", str(port)), stdout=log, stderr=log)
    try:
        wait_for(lambda: status(port, address(0, size)) == GOOD, process, WAIT)
        print(f"{size:,} articles built and readable after {time.perf_counter() - begun:.0f} s", flush=True)
        wait_for(lambda: status(port, "/newsroom/login/") == GOOD, process, WAIT)
        yield port, process.pid, home
    finally:
        process.terminate()
        process.wait()


def only_newest_printed(folder: Path) -> None:
    """Let the articles of all issues but the newest stand by themselves."""
    issues = sorted((folder / "issues").iterdir(), key=lambda issue: int(issue.name))
    (folder / "stories").mkdir(exist_ok=True)
    for issue in issues[:-1]:
        for file in sorted(issue.glob("*.md")):
            file.rename(folder / "stories" / file.name)
        shutil.rmtree(issue)


def status(port: int, path: str) -> int:
    """The status of an answer; 0 where nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def wait_for(what: Callable[[], bool], process: subprocess.Popen[bytes], seconds: float = 30) -> None:
    """Wait until something is so, as long as a process runs."""
    last = time.monotonic() + seconds
    while not what():
        if process.poll() is not None or time.monotonic() > last:
            raise UnmeasuredError("a server did not come up")
        time.sleep(0.05)


def quiet(home: Path) -> None:
    """Wait until the newsroom has nothing left to do, and tell what it could not do."""
    last = time.monotonic() + PATIENCE
    while (left := jobs(home, "state IN ('waiting', 'running')")) and time.monotonic() < last:
        time.sleep(0.5)
    for words in (*(f"still to be done: {item}" for item in left), *jobs(home, "state = 'aside'")):
        print(words, flush=True)


def jobs(home: Path, which: str) -> list[str]:
    """The jobs of the newsroom in a state, in words."""
    asked = f"SELECT kind || ' ' || key || ' ' || state || ' ' || reason FROM newsroom_job WHERE {which}"  # noqa: S608 - ours
    with closing(sqlite3.connect(f"file:{home / 'db.sqlite3'}?mode=ro", uri=True, timeout=20)) as database:
        return [str(row[0]) for row in database.execute(asked)]


def web_server(pid: int) -> int:
    """The process of the newsroom that answers readers and editors."""
    for child in children_of(pid):
        if b"webserver" in Path(f"/proc/{child}/cmdline").read_bytes():
            return child
    raise UnmeasuredError("the newsroom has no web server")


def environment_of(home: Path) -> dict[str, str]:
    """What a process of the newsroom finds in its environment."""
    return {"BROADSHEET_HOME": str(home), "DJANGO_SETTINGS_MODULE": "broadsheet.newsroom.settings"}


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# ---- the same pages from four servers ----


def street(root: Path, newsroom: tuple[int, int], site: Path, size: int) -> dict[str, float]:
    """Answers a second of each server: medians of rounds in turns. ``newsroom`` is its port and process."""
    pages = [address(index, size) for index in range(size)]
    random.Random(1).shuffle(pages)  # noqa: S311 - seeded on purpose
    (root / "ask.lua").write_text(LUA)
    (root / "pages").write_text("".join(f"{page}\n" for page in pages))
    (root / "files").write_text("".join(f"/s{page}index.html\n" for page in pages))
    ports = {name: free_port() for name in ("granian's mount", "nginx as shipped", "bare nginx")}
    with (
        granian(root, ports["granian's mount"], site) as mount,
        nginx(root, ports, newsroom[0], site) as (shipped, bare),
    ):
        numbers = dict(zip(ports, (mount, shipped, bare), strict=True))
        asked = {"our street": newsroom, **{name: (ports[name], numbers[name]) for name in ports}}
        rounds = [{name: wrk(root, name, *asked[name]) for name in asked} for _ in range(ROUNDS)]
    for name in asked:
        rates = ", ".join(f"{row[name][0]:,.0f}" for row in rounds)
        cost = statistics.median(row[name][1] for row in rounds) * 1e6
        print(f"{name:<18} {_rate(rounds, name):>9,.0f}/s {cost:>6.1f} µs of a processor   rounds: {rates}", flush=True)
    return {name: _rate(rounds, name) for name in asked}


def _rate(rounds: Sequence[Mapping[str, tuple[float, float]]], name: str) -> float:
    """The median rate of a server."""
    return statistics.median(row[name][0] for row in rounds)


def wrk(root: Path, name: str, port: int, pid: int) -> tuple[float, float]:
    """Answers a second as wrk counts them, and processor seconds an answer. Exits where some were no pages."""
    pages = root / ("files" if "mount" in name else "pages")
    words = ("wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", str(root / "ask.lua"), f"http://127.0.0.1:{port}")
    before = cpu_of_tree(pid)
    said = subprocess.run((*words, "--", str(pages)), capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise UnmeasuredError(f"{name} did not answer all with pages: {said}")
    answers = int(re.findall(r"(\d+) requests in", said)[0])
    return float(re.findall(r"Requests/sec: +([0-9.]+)", said)[0]), (cpu_of_tree(pid) - before) / max(1, answers)


@contextmanager
def granian(root: Path, port: int, site: Path) -> Iterator[int]:
    """The static mount of x, in one worker."""
    (root / "mount.py").write_text(MOUNT)
    command = (sys.executable, "mount.py", str(port), str(site.resolve()))
    with running(command, port, root) as pid:
        yield pid


@contextmanager
def nginx(root: Path, ports: Mapping[str, int], desk: int, site: Path) -> Iterator[tuple[int, int]]:
    """The site on nginx with the shipped file, and with nothing but the folder."""
    shipped = SHIPPED.read_text(encoding="utf-8").replace("/srv/paper/newsroom/out/site", str(site))
    shipped = shipped.replace("listen      80", f"listen {ports['nginx as shipped']}").replace(":8000", f":{desk}")
    bare = BARE.format(port=ports["bare nginx"], site=site)
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    user = "user root;" if os.geteuid() == 0 else ""
    with (
        running(_nginx(root, program, "shipped", shipped, user), ports["nginx as shipped"], root) as first,
        running(_nginx(root, program, "bare", bare, user), ports["bare nginx"], root) as second,
    ):
        yield first, second


def _nginx(root: Path, program: str, name: str, server: str, user: str) -> tuple[str, ...]:
    """The command that runs nginx with one server."""
    work = root / name
    work.mkdir()
    (work / "conf").write_text(NGINX.format(work=work, server=server, user=user))
    return (program, "-e", str(work / "error"), "-p", str(work), "-c", str(work / "conf"))


@contextmanager
def running(command: Sequence[str], port: int, folder: Path) -> Iterator[int]:
    """A server, until it is asked for no more; its process number."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(lambda: status(port, "/") != 0, process)
            yield process.pid
        finally:
            process.terminate()


# ---- readers and editors at once ----


def save_words(desk: Mapping[str, Any]) -> bytes:
    """The request that saves a story as its form stands."""
    form = urlencode([(name, value) for name, value in desk["form"]])
    head = f"POST {desk['path']} HTTP/1.1\r\nHost: localhost\r\nCookie: {desk['cookies']}\r\n"
    head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n"
    return f"{head}{form}".encode()


@contextmanager
def office(port: int, home: Path) -> Iterator[subprocess.Popen[str]]:
    """The people of the newsroom: see ``office``."""
    environment = {**os.environ, **environment_of(home)}
    command = (sys.executable, str(Path(__file__).with_name("office.py")), str(port), str(EDITORS))
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, text=True, **pipes) as process:  # type: ignore[call-overload] # pipes
        yield process
        with suppress(OSError):
            process.stdin.close()


def published(port: int, process: subprocess.Popen[str], number: int) -> float:
    """Seconds from publishing a draft to its being readable."""
    assert process.stdin is not None  # noqa: S101 - piped
    assert process.stdout is not None  # noqa: S101 - the same
    today = date.today()  # noqa: DTZ011 - a paper's day is the local day
    path = f"/{today:%Y/%m}/the-late-draft-{number}/"
    process.stdin.write(f"draft-{number}\n")
    process.stdin.flush()
    begun, outcome = json.loads(process.stdout.readline())
    last = time.time() + SHOWS
    while status(port, path) != GOOD:
        if time.time() > last:
            raise UnmeasuredError(f"{path} was published and cannot be read: {outcome}")
        time.sleep(0.01)
    return time.time() - begun


def readers_and_editors(port: int, pid: int, home: Path, size: int) -> dict[str, float]:
    """What they wait for, together; then what is published waits for."""
    found: dict[str, float] = {}
    with office(port, home) as people:
        assert people.stdout is not None  # noqa: S101 - piped
        with told("readers and editors at once"):
            saves = [save_words(desk) for desk in json.loads(people.stdout.readline())]
            before = cpu_of_tree(web_server(pid))
            took = asyncio.run(mixed(port, [address(index, size) for index in range(size)], saves))
            took.tell()
            print(
                f"        the web server used {cpu_of_tree(web_server(pid)) - before:.1f} s of a processor", flush=True
            )
            found |= {"p95 of a read, s": p95(took.reads), "p95 of a save, s": p95(took.saves)}
        with told("publishing"):
            quiet(home)
            times = [published(port, people, number) for number in range(DRAFTS)]
            print(f"{'published to readable':<18} {', '.join(f'{item:.2f}' for item in times)} s", flush=True)
            found["published to readable, s"] = statistics.median(times)
    return found


def measure(folder: Path, size: int, figures: Figures) -> None:
    """Measure all."""
    with opened(folder, size) as (port, pid, home):
        with told("rest"):
            quiet(home)
            time.sleep(REST)
            figures.found["memory at rest, MB"] = memory_of_tree(pid)
        with told("the same pages from four servers"):
            rates = street(folder, (port, web_server(pid)), home / "out" / "site", size)
            figures.found["our street ÷ granian's mount"] = rates["our street"] / rates["granian's mount"]
            figures.found["nginx as shipped ÷ bare nginx"] = rates["nginx as shipped"] / rates["bare nginx"]
        rest = figures.found.get("memory at rest, MB", 0)
        print(f"memory {rest:.0f} MB at rest, {memory_of_tree(pid):.0f} MB after the readers")
        figures.found |= readers_and_editors(port, pid, home, size)


def main() -> None:
    """Measure all that can be, and tell it beside what is asked."""
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="newsroom-", ignore_cleanup_errors=True) as folder, told("in all"):
        measure(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else SIZE, figures)
    figures.tell()


if __name__ == "__main__":
    main()
