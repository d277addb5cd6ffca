"""The files of the deployment pages, as the real programs read them."""

from __future__ import annotations

import configparser
import http.client
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import click
import pytest
import requests

from broadsheet.cli.newsroom import command
from broadsheet.works.publishing.headers import FOR_A_MOMENT, FOR_EVER, Policy
from broadsheet.works.publishing.hosts import Hosting, host_files
from broadsheet.works.publishing.squeezing import squeeze_draft
from broadsheet.works.publishing.tree import Tree
from judges.programs import missing
from storehouse import KEYS, SIGNED, storehouse

DEPLOY = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "deploy"
VOTE = "<!doctype html><title>The vote</title><p>" + "The council voted. " * 200
HOSTING = Hosting((("/2026/11/old/", "/2026/11/vote/"), ("/2025/01/away/", None)), Policy(("body{}",)))
NGINX = """daemon off; worker_processes 1; pid {work}/pid; error_log {work}/error; {user}
events {{ worker_connections 64; }}
http {{ types {{ text/html html; text/css css; }} access_log off; client_body_temp_path {work}/a;
proxy_temp_path {work}/b; fastcgi_temp_path {work}/c; uwsgi_temp_path {work}/d; scgi_temp_path {work}/e;
{server}
}}
"""


class Desk(BaseHTTPRequestHandler):
    """A newsroom that tells what it was asked, and by whom."""

    def do_GET(self) -> None:
        """Tell it."""
        body = f"{self.path} {self.headers['Host']} {self.headers['X-Forwarded-For']}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args) -> None:  # noqa: A002 - the library's signature
        """Requests are not told."""


@pytest.fixture(scope="module")
def desk() -> Iterator[int]:
    """A newsroom behind the server, at a port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A newsroom's home with a built site, which hosts that serve as somebody else can read."""
    place = tmp_path_factory.mktemp("home")
    with Tree(place / "out").begin(keep=True) as draft:
        draft.write("index.html", b"<p>Front")
        draft.write("404.html", b"<p>No such page here")
        draft.write("2026/11/vote/index.html", VOTE.encode())
        draft.write("2025/01/away/index.html", b"<p>Taken away")
        draft.write("assets/style.1a2b.css", b"body{margin:0}" * 100)
        for name, data in host_files(HOSTING):
            draft.write(name, data)
        squeeze_draft(draft)
        draft.publish()
    for folder in (place, *place.parents):
        if Path(tempfile.gettempdir()).resolve() in folder.parents:
            folder.chmod(0o755)
    return place


def settled(text: str, home: Path, desk: int) -> str:
    """A shipped file with the newsroom's own home and port."""
    return text.replace("/srv/paper/newsroom", str(home)).replace("127.0.0.1:8000", f"127.0.0.1:{desk}")


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def host(request, home, desk, tmp_path_factory) -> Iterator[int]:
    """A real server in front of a newsroom, by the shipped file."""
    program = shutil.which(request.param) or shutil.which(request.param, path="/usr/sbin")
    if not program:
        missing({"nginx": "nginx-light", "caddy": "caddy"}[request.param])
    work = tmp_path_factory.mktemp(request.param)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    write = {"nginx": _nginx, "caddy": _caddy}[request.param]
    arguments = write(work, home, desk, port)
    environment = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work)}
    with subprocess.Popen([program, *arguments], stderr=subprocess.PIPE, env=environment) as process:
        try:
            until_it_listens(port, process)
            yield port
        finally:
            process.terminate()


def _nginx(work: Path, home: Path, desk: int, port: int) -> list[str]:
    server = settled((DEPLOY / "nginx.conf").read_text(encoding="utf-8"), home, desk)
    server = server.replace("listen      80;", f"listen {port};")
    user = "user root;" if os.geteuid() == 0 else ""
    (work / "conf").write_text(NGINX.format(work=work, server=server, user=user), encoding="utf-8")
    return ["-e", str(work / "error"), "-p", str(work), "-c", str(work / "conf")]


def _caddy(work: Path, home: Path, desk: int, port: int) -> list[str]:
    site = settled((DEPLOY / "Caddyfile").read_text(encoding="utf-8"), home, desk)
    site = site.replace("\npaper.example {", f"\nhttp://:{port} {{")
    (work / "Caddyfile").write_text("{\n  admin off\n}\n" + site, encoding="utf-8")
    return ["run", "--adapter", "caddyfile", "--config", str(work / "Caddyfile")]


def until_it_listens(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(process.stderr.read().decode())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nobody listens")


def ask(port: int, path: str, **headers: str):
    """An answer, as (status, headers, body)."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


@pytest.mark.judge
def test_readers_are_answered_from_files_with_all_that_goes_with_them(host):
    status, headers, body = ask(host, "/2026/11/vote/")
    assert (status, body) == (200, VOTE.encode())
    assert headers["Cache-Control"] == FOR_A_MOMENT
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert ask(host, "/assets/style.1a2b.css")[1]["Cache-Control"] == FOR_EVER
    assert ask(host, "/2026/11/vote/", Accept_Encoding="gzip")[1]["Content-Encoding"] == "gzip"
    assert (ask(host, "/2026/11/old/")[0], ask(host, "/2026/11/old/")[1]["Location"][-14:]) == (301, "/2026/11/vote/")
    assert ask(host, "/2025/01/away/")[::2] == (410, b"<p>Taken away")
    assert ask(host, "/nowhere/")[::2] == (404, b"<p>No such page here")


@pytest.mark.judge
def test_the_desk_is_asked_for_what_is_the_desks_and_told_who_asks(host):
    status, headers, body = ask(host, "/newsroom/stories/?q=a", Host="paper.example")
    assert (status, body) == (200, b"/newsroom/stories/?q=a paper.example 127.0.0.1")
    assert "Content-Security-Policy" not in headers


def test_the_service_calls_the_command_as_it_is():
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str
    unit.read(DEPLOY / "broadsheet-newsroom.service", encoding="utf-8")
    words = shlex.split(unit["Service"]["ExecStart"])
    assert words[:2] == ["/srv/paper/venv/bin/broadsheet", "newsroom"]
    _accepted(words[2:])
    assert int(unit["Service"]["TimeoutStopSec"]) > 10
    if shutil.which("systemd-analyze"):
        file = str(DEPLOY / "broadsheet-newsroom.service")
        judged = subprocess.run(["systemd-analyze", "verify", file], capture_output=True, text=True, check=False)
        assert "Unknown" not in judged.stderr


def units(name: str) -> configparser.ConfigParser:
    """A file of systemd's."""
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str
    unit.read(DEPLOY / name, encoding="utf-8")
    return unit


def test_the_timer_sends_a_newsrooms_site_to_storage_and_again_only_what_changed(home):
    words = shlex.split(units("broadsheet-publish.service")["Service"]["ExecStart"])
    assert words[:2] == ["/srv/paper/venv/bin/broadsheet", "publish"]
    assert units("broadsheet-publish.timer")["Timer"]["OnUnitInactiveSec"] == "3min"
    page = (DEPLOY.parent / "run-a-newsroom.md").read_text(encoding="utf-8")
    assert " ".join(["broadsheet", *words[1:]]) in page
    with storehouse() as address:
        made = requests.put(f"{address}/my-paper", headers=SIGNED, timeout=20)
        assert made.status_code == 200
        command = [sys.executable, "-m", "broadsheet.cli", *words[1:-1], address]
        command[command.index("/srv/paper/newsroom/out")] = str(home / "out")
        environment = {**os.environ, **KEYS}
        first = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert requests.get(f"{address}/my-paper/2026/11/vote/index.html", headers=SIGNED, timeout=20).text == VOTE
        again = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "files sent" in first.stdout
    assert ": 0 files sent" in again.stdout


def test_the_container_calls_the_command_as_it_is():
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    words = re.findall(r'"([^"]+)"', text.partition("ENTRYPOINT")[2])
    assert words[:2] == ["broadsheet", "newsroom"]
    _accepted(words[2:])


def _accepted(words: list[str]) -> None:
    """The command takes these words; nothing is opened."""
    opening = command.commands["open"]
    context = opening.make_context("open", list(words))
    assert isinstance(context, click.Context)
    assert context.params["port"] == 8000
