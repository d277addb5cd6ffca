"""A whole newsroom under hard conditions: opened by its command in a home that has its people and the example paper."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests
from django.conf import settings

from broadsheet.newsroom.home import Home
from broadsheet.newsroom.stories.models import Article
from newsroom.editing_forms import a_form, edit_address
from newsroom.ground import SECRET
from newsroom.hiring import EXAMPLE
from newsroom.newsrooms import Cast, moved_in

COMMAND = (sys.executable, "-m", "broadsheet.cli", "newsroom")
PATIENCE = 400.0
"""Seconds that something may take on a machine with other work to do."""
CLOSING = 60.0


@dataclass(frozen=True, slots=True)
class Rooms:
    """An open newsroom."""

    home: Home
    address: str
    log: Path

    def read(self, path: str = "/") -> int:
        """The status of what a reader asks for."""
        return requests.get(f"{self.address}{path}", timeout=PATIENCE).status_code

    def session(self, name: str) -> str:
        """The session of somebody, signed in."""
        with moved_in(self.home):
            return str(Cast().client(name).cookies[settings.SESSION_COOKIE_NAME].value)

    def desk(self, name: str) -> Desk:
        """Somebody's browser at the desk."""
        desk = Desk(self.address)
        desk.http.cookies.set(settings.SESSION_COOKIE_NAME, self.session(name))
        return desk

    def headline(self, key: int) -> str:
        """The headline of a story's latest draft, as the database has it."""
        with moved_in(self.home):
            return str(Article.objects.get(pk=key).get_latest_revision_as_object().headline)

    def story(self) -> tuple[int, str]:
        """A story of the example: its key and the address of its editor."""
        with moved_in(self.home):
            found = Article.objects.get(headline="Town votes to buy back its harbour")
            return found.pk, edit_address(found)


@dataclass(frozen=True, slots=True)
class Desk:
    """A browser without a screen. What is posted has the token of the page before it, as a form has."""

    address: str
    http: requests.Session = field(default_factory=requests.Session)

    def get(self, path: str) -> requests.Response:
        """Ask for a page."""
        return self.http.get(f"{self.address}{path}", timeout=PATIENCE)

    def post(self, path: str, form: dict[str, str], **more: object) -> requests.Response:
        """Send a form; ``more`` are the library's."""
        token = self.http.cookies.get(settings.CSRF_COOKIE_NAME) or self._token()
        sent = {**form, "csrfmiddlewaretoken": token}
        answer = self.http.post(f"{self.address}{path}", sent, timeout=PATIENCE, **more)  # type: ignore[arg-type] # handed on
        assert "/login/" not in answer.url
        return answer

    def save(self, path: str, headline: str, *text: str) -> requests.Response:
        """Save a story; the headline tells whether it was kept."""
        return self.post(path, a_form(*(text or ("<p>The crane.</p>",)), headline=headline))

    def _token(self) -> str:
        """The token that forms carry."""
        self.get("/newsroom/stories/")
        return str(self.http.cookies.get(settings.CSRF_COOKIE_NAME) or "")


def until(what: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait until something is so. Fails where it does not come to pass."""
    end = time.monotonic() + patience
    while not what():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.25)


def sentence(answer: requests.Response) -> str:
    """The heading of a page that tells trouble; it is whole, and shows nothing of the program."""
    assert "Traceback" not in answer.text
    found = re.search(r"<h1>([^<]+)</h1>\s*<p>[^<]{40,}</p>", answer.text)
    assert found, answer.text[:500]
    return found[1]


@contextmanager
def opened(template: Path, place: Path, database: str = "") -> Iterator[Rooms]:
    """The newsroom of a template's home, copied to a place, on its own SQLite or on a database; open."""
    path = Path(shutil.copytree(template, place, dirs_exist_ok=True))
    (path / "secret").write_text(SECRET, encoding="ascii")
    if database:
        (path / "db.sqlite3").unlink()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = Path(tempfile.mkstemp(prefix="broadsheet-told-")[1])
    where = ["--database", database] if database else []
    command = [*COMMAND, str(EXAMPLE), "--home", str(path), "--port", str(port), *where]
    with log.open("wb") as told:
        process = subprocess.Popen(command, stdout=told, stderr=told, start_new_session=True)
    try:
        rooms = Rooms(Home(path, database), f"http://localhost:{port}", log)
        until(lambda: "The newsroom:" in log.read_text(encoding="utf-8"))
        until(lambda: "The paper:" in log.read_text(encoding="utf-8"))
        yield rooms
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(CLOSING)
        log.unlink()
