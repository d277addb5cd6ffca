"""The whole newsroom as its command runs it: opened on a real paper, hurt, closed, and opened again."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from broadsheet.cli import newsroom as cli
from broadsheet.edition.reading import read_paper
from broadsheet.edition.starter import new_paper
from broadsheet.errors import UsageError

COMMAND = (sys.executable, "-m", "broadsheet.cli", "newsroom")
FIRST_PAGE, CLOSING, HEALING = 60.0, 10.0, 30.0
"""Seconds that are promised; a machine with other work to do is given more by ``BROADSHEET_PATIENCE``."""
PATIENCE = float(os.environ.get("BROADSHEET_PATIENCE", "2"))


class Newsroom:
    """A newsroom opened by the command. ``told`` is what it says in the terminal."""

    def __init__(self, folder: Path, home: Path, port: int) -> None:
        self.port, self.home = port, home
        self._log = home.parent / f"{home.name}.log"
        with self._log.open("ab") as log:
            command = (*COMMAND, str(folder), "--home", str(home), "--port", str(port))
            self.process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)

    @property
    def told(self) -> str:
        """The terminal's lines so far."""
        return self._log.read_text(encoding="utf-8")

    def status(self, path: str) -> int:
        """The status of an answer; 0 where nobody answers."""
        return self.ask(path)[0]

    def ask(self, path: str) -> tuple[int, dict[str, str], str]:
        """An answer; status 0 where nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
                return answer.status, dict(answer.headers), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read().decode()
        except OSError:
            return 0, {}, ""

    def children(self) -> dict[str, int]:
        """The process numbers of what the command runs, by module."""
        found = {}
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                words = (folder / "cmdline").read_text().split("\0")
            except OSError:
                continue
            if parent == self.process.pid and "-m" in words:
                found[words[words.index("-m") + 1].rpartition(".")[2]] = int(folder.name)
        return found

    def close(self) -> float:
        """Ask it to end; the seconds it took."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(CLOSING * PATIENCE) == 0
        return time.monotonic() - begun


def until(what: Callable[[], bool], seconds: float) -> float:
    """Wait until something is so; the seconds it took. Fails where it does not come to pass."""
    begun = time.monotonic()
    while not what():
        assert time.monotonic() - begun < seconds * PATIENCE, "it did not come to pass"
        time.sleep(0.1)
    return time.monotonic() - begun


def runs(process: int) -> bool:
    """Whether a process runs; one that has ended may still be waited for."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run((*COMMAND, *words), capture_output=True, text=True, input=given, timeout=180, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("paper") / "heron"
    new_paper(place, "The Aldermere Heron")
    file = place / "issues" / "1" / "issue.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("2027-03-05", "2026-01-09"), encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def newsroom(folder, tmp_path_factory) -> Iterator[Newsroom]:
    opened = Newsroom(folder, tmp_path_factory.mktemp("rooms") / "home", free_port())
    try:
        until(lambda: opened.status("/") == 200, FIRST_PAGE)
        until(lambda: "The newsroom:" in opened.told, FIRST_PAGE)
        yield opened
    finally:
        if opened.process.poll() is None:
            opened.close()


def test_the_front_page_stands_within_a_minute_and_the_editor_is_told_a_password_once(newsroom):
    until(lambda: "The paper:" in newsroom.told, HEALING)
    status, headers, page = newsroom.ask("/")
    assert status == 200
    assert "The Aldermere Heron" in page
    assert "default-src 'none'" in headers["content-security-policy"]
    assert re.search(r"Sign in as +editor\n +with +[a-z0-9]{4}(-[a-z0-9]{4}){3} ", newsroom.told)
    assert newsroom.status("/nowhere/") == 404


def test_strangers_are_led_to_the_sign_in(newsroom):
    status, headers, page = newsroom.ask("/newsroom/")
    assert status == 200
    assert 'type="password"' in page
    assert "no-store" in headers["cache-control"]
    assert re.findall(r'/newsroom/static/[^"]+\.css', page)
    assert all(newsroom.status(path) == 200 for path in re.findall(r'/newsroom/static/[^"]+\.css', page))


def test_a_second_start_in_the_same_home_is_refused(newsroom, folder):
    again = run(str(folder), "--home", str(newsroom.home), "--port", str(free_port()))
    assert again.returncode == 2
    assert f"open already (process {newsroom.process.pid})" in again.stderr


def test_a_port_in_use_is_told_before_anything_begins(newsroom, folder, tmp_path):
    taken = run(str(folder), "--home", str(tmp_path / "home"), "--port", str(newsroom.port))
    assert taken.returncode == 2
    assert "--port" in taken.stderr


def test_the_worker_stands_behind_the_web_server(newsroom):
    until(lambda: {"webserver", "backroom"} <= newsroom.children().keys(), HEALING)
    children = newsroom.children()
    until(lambda: os.getpriority(os.PRIO_PROCESS, children["backroom"]) > 0, HEALING)
    assert os.getpriority(os.PRIO_PROCESS, children["webserver"]) == os.getpriority(os.PRIO_PROCESS, 0)


@pytest.mark.parametrize("module", ["webserver", "backroom"])
def test_a_process_that_is_killed_is_started_again(newsroom, module):
    until(lambda: module in newsroom.children(), HEALING)
    before = newsroom.children()[module]
    os.kill(before, signal.SIGKILL)
    until(lambda: newsroom.children().get(module, before) != before, HEALING)
    until(lambda: newsroom.status("/") == 200 and newsroom.status("/newsroom/login/") == 200, HEALING)
    assert "was stopped by signal SIGKILL; it is started again." in newsroom.told


def test_it_closes_in_good_order_leaves_nothing_behind_and_goes_on_where_it_was(newsroom, folder):
    until(lambda: {"webserver", "backroom"} <= newsroom.children().keys(), HEALING)
    children = newsroom.children().values()
    assert newsroom.close() < CLOSING * PATIENCE
    assert not any(map(runs, children))
    again = Newsroom(folder, newsroom.home, newsroom.port)
    try:
        until(lambda: again.status("/") == 200 and again.status("/newsroom/login/") == 200, FIRST_PAGE)
    finally:
        again.close()
    assert again.told.count("Sign in as") == 1


def test_nothing_outlives_a_command_that_was_killed(newsroom, folder):
    newsroom.close()
    opened = Newsroom(folder, newsroom.home, newsroom.port)
    until(lambda: {"webserver", "backroom"} <= opened.children().keys(), FIRST_PAGE)
    children = tuple(opened.children().values())
    opened.process.kill()
    opened.process.wait()
    until(lambda: not any(map(runs, children)), CLOSING)
    assert not any(map(runs, children))


def test_copy_goes_out_as_it_came_in_and_a_password_is_given_anew(newsroom, folder, tmp_path):
    newsroom.close()
    out = run("put-out", str(tmp_path / "copy"), "--home", str(newsroom.home))
    assert out.returncode == 0, out.stderr
    before, after = read_paper(folder)[0], read_paper(tmp_path / "copy")[0]
    assert (after.paper, after.design) == (before.paper, before.design)
    back = run("take-in", str(tmp_path / "copy"), "--home", str(newsroom.home))
    assert back.returncode == 0, back.stderr
    assert "Took in" in back.stdout
    assert "Sign in as" in run("password", "editor", "--home", str(newsroom.home)).stdout
    assert "sets up a new second factor" in run("clear-factor", "editor", "--home", str(newsroom.home)).stdout
    for verb in ("password", "clear-factor"):
        unknown = run(verb, "nobody", "--home", str(newsroom.home))
        assert unknown.returncode == 2
        assert "There are: editor." in unknown.stderr


def test_a_newsroom_can_be_begun_without_a_paper(tmp_path):
    home = tmp_path / "lantern"
    begun = run("new", str(home), given="The Parish Lantern\n\nNews, Church & Hall\nberliner\n")
    assert begun.returncode == 0, begun.stderr
    assert "Sign in as" in begun.stdout
    assert f"broadsheet newsroom {home}" in begun.stdout
    assert run("new", str(home)).returncode == 2
    opened = Newsroom(home, home, free_port())
    try:
        until(lambda: opened.status("/") == 200, FIRST_PAGE)
        assert "The Parish Lantern" in opened.ask("/")[2]
    finally:
        opened.close()
    assert 'id = "church-hall"' in (home / "paper" / "paper.toml").read_text(encoding="utf-8")
    assert 'format = "berliner"' in (home / "paper" / "design.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere",), "holds no paper.toml"),
        (("take-in", "nowhere", "--home", "nowhere"), "holds no paper.toml"),
        (("put-out", "copy", "--home", "nowhere"), "holds no newsroom"),
        (("new", "place", "--sections", "News, News", "--name", "A", "--network", "", "--format", "a4"), "each once"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(words, sentence, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    refused = run(*words)
    assert refused.returncode != 0
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("url", ["paper", "mysql://desk@localhost/paper", "postgres://localhost", "postgres://[/paper"])
def test_what_is_no_databases_address_is_told_in_a_sentence(url, folder, tmp_path):
    for verb in (("newsroom", folder, "--home"), ("backup",), ("restore", folder / "paper.toml")):
        command = [*COMMAND[:-1], *map(str, verb), str(tmp_path / "home"), "--database", url]
        refused = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert refused.returncode == 2
        assert "is no database's address. Write it as postgres://NAME@HOST/DATABASE" in " ".join(refused.stderr.split())
    assert not (tmp_path / "home").exists()


def test_a_database_that_is_not_there_is_told_in_a_sentence(folder, tmp_path):
    url = f"postgres://newsroom@127.0.0.1:{free_port()}/paper"
    refused = run(str(folder), "--home", str(tmp_path / "home"), "--port", str(free_port()), "--database", url)
    assert refused.returncode == 1
    assert "cannot be reached" in refused.stderr
    assert "--database" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_home_that_cannot_be_written_is_told_in_a_sentence(folder, tmp_path):
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    refused = run(str(folder), "--home", str(tmp_path / "home"), "--port", str(free_port()))
    assert refused.returncode == 1
    assert "name another place with --home" in refused.stderr


def test_the_command_is_small_and_says_what_to_install(monkeypatch):
    words = "import sys, broadsheet.cli.newsroom; print({'django', 'wagtail', 'granian'} & sys.modules.keys())"
    loaded = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert loaded.stdout == "set()\n"
    monkeypatch.setattr(cli, "EXTRA", ("a_library_nobody_has",))
    refused = CliRunner().invoke(cli.command, ["password", "editor", "--home", "nowhere"])
    assert isinstance(refused.exception, UsageError)
    assert "pip install 'broadsheet[newsroom]'" in str(refused.exception)
