"""The newsroom's command at work: everything begun in its order, kept running, and ended together.

This process knows no framework, so that it is small and does not fall with what it watches.
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from broadsheet.errors import BroadsheetError, InputError, UsageError
from broadsheet.newsroom.running.alone import IS_OPEN, LOCK, alone
from broadsheet.newsroom.running.processes import OPEN, ROOMS, Process
from broadsheet.works.apart import parents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from broadsheet.newsroom.home import Home

LOOK = 0.1
"""Seconds between two looks at the processes."""
GRACE = 9.0
"""Seconds that processes are given to end in good order."""
HTTP_OK = 200
FRUGAL = {"MALLOC_ARENA_MAX": os.environ.get("MALLOC_ARENA_MAX", "2")}
"""Threads share what memory they gave back (mallopt(3)); else each keeps its own for good."""
ANYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared, not bound
"""Addresses that let in the network."""
MARK = "broadsheet: "
"""What a sentence for people begins with on standard error."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A newsroom to be opened: where it lives, where it is served, and ``folder`` the paper it begins with (or None).

    ``address`` is what readers type, where another server stands in front; empty otherwise.
    """

    home: Home
    folder: Path | None
    host: str = "127.0.0.1"
    port: int = 8000
    address: str = ""

    @property
    def url(self) -> str:
        """Where this machine finds it."""
        name = "localhost" if self.host in {"127.0.0.1", *ANYWHERE} else self.host
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}"

    def environment(self) -> dict[str, str]:
        """What its processes must find in their environment."""
        address = self.address or self.url
        names = ["localhost", "127.0.0.1", "[::1]", self.host, urlsplit(address).hostname or "localhost"]
        names += own_names() if self.host in ANYWHERE else ()
        names += [name for name in os.environ.get("BROADSHEET_HOSTS", "").split(",") if name]
        hosts = ",".join(dict.fromkeys(names))
        own = {"BROADSHEET_HOSTS": hosts, "BROADSHEET_ADDRESS": address, "BROADSHEET_ORIGINS": address}
        return {**self.home.environment(), **own, **parents()}


def own_names() -> tuple[str, ...]:
    """What other machines of the network may call this one: its name and its addresses."""
    name = socket.gethostname()
    try:
        found = socket.getaddrinfo(name, None)
    except OSError:
        found = []
    addresses = [str(item[4][0]) for item in found]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking, suppress(OSError):
        asking.connect(("192.0.2.1", 9))  # nothing is sent; the system tells by which address it would be
        addresses.append(asking.getsockname()[0])
    return (name, f"{name}.local", *(f"[{item}]" if ":" in item else item for item in addresses))


def open_newsroom(opening: Opening, say: Callable[[str], None], stop: threading.Event) -> None:
    """Run a newsroom until ``stop``. Raises ``UsageError`` and ``InputError`` where it cannot be begun."""
    make_home(opening.home.path)
    check_port(opening.host, opening.port)
    home = opening.home.path
    with alone(home / LOCK, home, IS_OPEN), _first_site(opening, say) as building:
        opening.home.secret()
        (home / OPEN).unlink(missing_ok=True)
        web, worker = _processes(opening)
        try:
            web.begin()
            threading.Thread(target=_tell_when_open, args=(opening, say, stop), daemon=True).start()
            _open_desk(opening, say, stop)
            keep((web,), say, lambda: stop.wait(LOOK) or building.poll() is not None)
            worker.begin()
            keep((web, worker), say, lambda: stop.wait(LOOK))
        finally:
            say("Closing the newsroom …")
            end((web, worker))
    say("Closed. The next start goes on where this one was.")


def _open_desk(opening: Opening, say: Callable[[str], None], stop: threading.Event) -> None:
    """Make the tables or bring them up to date, and let the desk in."""
    errand(opening.environment(), "begin", str(opening.folder or ""), stop)
    if not stop.is_set():
        (opening.home.path / OPEN).touch()
        say(f"The newsroom: {opening.url}/newsroom/   (Ctrl-C closes it)")


@contextmanager
def _first_site(opening: Opening, say: Callable[[str], None]) -> Iterator[subprocess.Popen[bytes]]:
    """Have the first site built while something else is done, so that readers wait for neither; the process."""
    own = opening.home.paper
    source = own if (own / "paper.toml").exists() else opening.folder or own
    if not (opening.home.out / "site").exists():
        say("Building the first site …")
    command = (sys.executable, "-m", f"{ROOMS}.firstbuild", str(source))
    environment = {**os.environ, **opening.environment()}
    builder = subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603 - our own module
    try:
        yield builder
    finally:
        builder.terminate()
        builder.wait()


def _processes(opening: Opening) -> tuple[Process, Process]:
    """The web server, and the worker with its clock."""
    environment = {**FRUGAL, **opening.environment()}
    where = (opening.host, str(opening.port), str(opening.folder or opening.home.paper))
    return (
        Process("The web server", "webserver", where, environment),
        Process("The worker", "backroom", (), environment),
    )


# ---- what must be so before it begins ----


def make_home(home: Path) -> None:
    """Make the folder a newsroom lives in. Raises ``InputError`` where nothing can be written there."""
    try:
        (home / "static").mkdir(parents=True, exist_ok=True)
        probe = home / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        message = f"{home} cannot be written ({error.strerror}); name another place with --home."
        raise InputError(message) from error


def check_port(host: str, port: int) -> None:
    """See whether one can listen. Raises ``UsageError`` where not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            probe.listen(1)
    except OSError as error:
        message = (
            f"{host}:{port} cannot be served on ({error.strerror}); name another with --port, or end what is there."
        )
        raise UsageError(message) from error


def errand(environment: Mapping[str, str], name: str, value: str, stop: threading.Event | None = None) -> None:
    """Have something done by a process that ends; broken off when ``stop`` is set, and then nothing was done.

    Raises ``BroadsheetError`` with its sentence where it failed.
    """
    command = (sys.executable, "-m", f"{ROOMS}.errands", name, value)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        doer = subprocess.Popen(  # noqa: S603 - our own module
            command, env={**os.environ, **environment}, stderr=told, start_new_session=True
        )
        try:
            _wait(doer, stop or threading.Event())
        finally:
            doer.terminate()
            doer.wait()
        told.seek(0)
        words = told.read()
    if doer.returncode and not (stop and stop.is_set()):
        raise _error(words, doer.returncode)


def _wait(doer: subprocess.Popen[bytes], stop: threading.Event) -> None:
    """Wait until a process ends, or until told to stop."""
    while doer.poll() is None and not stop.wait(LOOK):
        pass


def _error(words: str, status: int) -> BroadsheetError:
    """What a process that failed told; what was not meant for people is shown as it is."""
    lines = [line.removeprefix(MARK) for line in words.splitlines() if line.startswith(MARK)]
    if not lines:
        sys.stderr.write(words)
    kind = UsageError if status == UsageError.exit_status else BroadsheetError
    return kind(" ".join(lines) or "The newsroom could not do it; what is told above says why.")


# ---- while it runs ----


def keep(processes: tuple[Process, ...], say: Callable[[str], None], enough: Callable[[], bool]) -> None:
    """Begin again whatever ends, until it is enough; ``enough`` waits a moment before it answers."""
    while not enough():
        for process in processes:
            how = process.ended()
            if how:
                say(f"{process.name} {how}; it is started again.")
            elif process.begin_again():
                say(f"{process.name} runs again.")


def end(processes: tuple[Process, ...]) -> None:
    """End all processes: in good order, and by force where one does not listen."""
    until = time.monotonic() + GRACE
    for process in processes:
        process.tell(signal.SIGTERM)
    for process in processes:
        if not process.wait(until):
            process.tell(signal.SIGKILL)
            process.wait(until + 1.0)


def _tell_when_open(opening: Opening, say: Callable[[str], None], stop: threading.Event) -> None:
    """Tell where the paper is as soon as it can be read."""
    while not stop.wait(LOOK):
        if _answers(opening):
            say(f"The paper:    {opening.url}{_base(opening)}/")
            return


def _base(opening: Opening) -> str:
    """The path the site stands under: where the root leads to, if it leads on."""
    status, location = _asked(opening)
    return location.rstrip("/") if status in {301, 302} else ""


def _answers(opening: Opening) -> bool:
    """Whether the front page can be read."""
    return _asked(opening)[0] in {HTTP_OK, 301}


def _asked(opening: Opening) -> tuple[int, str]:
    """The status of the front page and where it leads; 0 where nobody answers."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(opening.host, opening.host)  # noqa: S104 - compared, not bound
    connection = http.client.HTTPConnection(host, opening.port, timeout=2)
    try:
        connection.request("GET", "/")
        answer = connection.getresponse()
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        connection.close()
    return answer.status, answer.headers.get("Location", "")
