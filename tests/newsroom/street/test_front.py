"""The street over a real connection: files as a good host sends them, and the desk behind its door."""

from __future__ import annotations

import asyncio
import gzip
import http.client
import os
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli
import pytest
import uvloop
from granian.constants import Interfaces
from granian.server.embed import Server

from broadsheet.newsroom.street.behind import Behind
from broadsheet.newsroom.street.front import Front
from broadsheet.newsroom.street.shelf import OVERHEAD, Ready, Shelf
from broadsheet.works.publishing.headers import FOR_A_MOMENT, FOR_EVER, Policy
from broadsheet.works.publishing.hosts import Hosting, host_files
from broadsheet.works.publishing.squeezing import squeeze_draft
from broadsheet.works.publishing.tree import Tree

VOTE = "<!doctype html><title>The vote</title><body><p>" + "The council voted. " * 200 + "</body>"
PDF = bytes(range(256)) * 8000
HOSTING = Hosting((("/2026/11/old/", "/2026/11/vote/"), ("/2025/01/away/", None)), Policy(("body{}",)))


def run(act) -> None:
    """Run what a server runs, in a thread of its own: the browser's driver keeps a loop in that of the tests."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, act).result()


def publish(out: Path, **files: bytes) -> None:
    """Put up a version of the site, with some files changed (a dot in a name is written as two underscores)."""
    pages = {
        "index.html": b"<!doctype html><title>Front</title><p>Front",
        "404.html": b"<!doctype html><p>No such page here",
        "2026/11/vote/index.html": VOTE.encode(),
        "2025/01/away/index.html": b"<!doctype html><p>Taken away on request",
        "issues/24/reading.pdf": PDF,
        "assets/style.1a2b.css": b"body{margin:0}" * 100,
        "straße/index.html": b"<p>Street",
        **dict(host_files(HOSTING)),
    }
    with Tree(out).begin(keep=True) as draft:
        for path, data in {**pages, **{name.replace("__", "."): data for name, data in files.items()}}.items():
            draft.write(path, data)
        squeeze_draft(draft)
        draft.publish()


def desk(environ, start):
    """A desk that tells what it was asked, or fails when it is asked to."""
    if environ["PATH_INFO"].endswith("/fail"):
        raise RuntimeError("the ink ran out")
    body = environ["wsgi.input"].read()
    told = (environ["REQUEST_METHOD"], environ["PATH_INFO"], environ["QUERY_STRING"], environ["REMOTE_ADDR"])
    start("200 OK", [("X-Told", "|".join(told)), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
    yield f"{len(body)} {environ['wsgi.url_scheme']} {environ.get('HTTP_COOKIE', '')}".encode()
    yield b" and more" * (100_000 if environ["QUERY_STRING"] == "long" else 1)


@dataclass(frozen=True)
class Street:
    """A street that is open at a port; ``out`` is where its site is published."""

    out: Path
    port: int

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str):
        """A request, as (status, headers, body)."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, named)
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, answer.headers, data


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def street(tmp_path_factory) -> Iterator[Street]:
    """A street with a site, served by the server that newsrooms use."""
    out, port, loop = tmp_path_factory.mktemp("street"), free_port(), uvloop.new_event_loop()
    front = Front(out / "site", Behind(desk, secure=True))
    server = Server(front, port=port, interface=Interfaces.ASGI, websockets=False, log_enabled=False)

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(server.serve())
        loop.close()

    thread = threading.Thread(target=run)
    thread.start()
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
    opened = Street(out, port)
    assert opened.ask("/")[0] == 503, "before the first version the paper is at the press"
    publish(out)
    yield opened
    loop.call_soon_threadsafe(server.stop)
    thread.join(10)


def test_before_the_first_version_stands_readers_are_told_to_wait(tmp_path):
    sent = []

    async def send(told):
        sent.append(told)

    scope = {"type": "http", "path": "/", "method": "GET", "headers": []}
    run(Front(tmp_path / "site", Behind(desk))(scope, None, send))
    assert sent[0]["status"] == 503
    assert b"put together" in sent[1]["body"]


def test_the_desk_is_told_to_wait_until_it_is_open(tmp_path):
    sent = []

    async def send(told):
        sent.append(told)

    async def opened(_scope, _receive, send):
        await send("the desk")

    front = Front(tmp_path / "site", opened, mark=tmp_path / "open")
    scope = {"type": "http", "path": "/newsroom/", "method": "GET", "headers": []}
    run(front(scope, None, send))
    assert sent[0]["status"] == 503
    (tmp_path / "open").touch()
    run(front(scope, None, send))
    assert sent[-1] == "the desk"


def test_a_folder_answers_with_its_page_and_all_headers_of_the_site(street):
    status, headers, body = street.ask("/2026/11/vote/")
    assert (status, body) == (200, VOTE.encode())
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Cache-Control"] == FOR_A_MOMENT
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Vary"] == "Accept-Encoding"
    assert int(headers["Content-Length"]) == len(body)


@pytest.mark.parametrize(
    ("accepted", "encoding", "opened"),
    [
        ("gzip, br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
    ],
)
def test_pages_are_sent_in_the_best_form_the_reader_takes(street, accepted, encoding, opened):
    _, headers, body = street.ask("/2026/11/vote/", Accept_Encoding=accepted)
    assert headers["Content-Encoding"] == encoding
    assert opened(body) == VOTE.encode()


def test_files_named_by_their_contents_are_kept_for_ever(street):
    assert street.ask("/assets/style.1a2b.css")[1]["Cache-Control"] == FOR_EVER


@pytest.mark.parametrize("path", ["/2026/11/vote/", "/issues/24/reading.pdf"])
def test_what_the_reader_has_is_not_sent_again(street, path):
    _, headers, _ = street.ask(path)
    for condition in ({"If_None_Match": headers["ETag"]}, {"If_Modified_Since": headers["Last-Modified"]}):
        status, again, body = street.ask(path, **condition)
        assert (status, body) == (304, b"")
        assert again["ETag"] == headers["ETag"]
        assert "Content-Type" not in again
    assert street.ask(path, If_None_Match='"other"', If_Modified_Since=headers["Last-Modified"])[0] == 200


def test_a_head_is_an_answer_without_its_body(street):
    for path in ("/2026/11/vote/", "/issues/24/reading.pdf", "/nowhere/"):
        whole, head = street.ask(path), street.ask(path, "HEAD")
        assert head[0] == whole[0]
        assert head[2] == b""
        assert head[1]["Content-Length"] == whole[1]["Content-Length"] == str(len(whole[2]))


def test_a_large_file_comes_whole_and_in_parts(street):
    assert street.ask("/issues/24/reading.pdf")[2] == PDF
    status, headers, body = street.ask("/issues/24/reading.pdf", Range="bytes=1000-300999")
    assert (status, body) == (206, PDF[1000:301000])
    assert headers["Content-Range"] == f"bytes 1000-300999/{len(PDF)}"
    assert street.ask("/issues/24/reading.pdf", Range="bytes=-5")[2] == PDF[-5:]
    assert street.ask("/issues/24/reading.pdf", Range=f"bytes={len(PDF)}-")[0] == 416


def test_moved_pages_lead_on_and_removed_ones_say_so(street):
    assert (street.ask("/2026/11/old/")[0], street.ask("/2026/11/old/")[1]["Location"]) == (301, "/2026/11/vote/")
    assert street.ask("/2026/11/vote")[1]["Location"] == "/2026/11/vote/"
    assert street.ask("/2025/01/away/")[::2] == (410, b"<!doctype html><p>Taken away on request")


def test_what_is_not_there_is_said_on_the_sites_own_page(street):
    assert street.ask("/nowhere/")[::2] == (404, b"<!doctype html><p>No such page here")
    assert street.ask("/%2e%2e/%2e%2e/etc/passwd")[0] == 404
    assert street.ask("/redirects.json/")[0] == 404
    assert street.ask("/", "POST", b"words")[0] == 405


def test_addresses_may_hold_any_letters(street):
    assert street.ask("/stra%C3%9Fe/")[2] == b"<p>Street"


def test_another_version_is_served_as_soon_as_it_stands(street):
    before = street.ask("/2026/11/vote/")[1]["ETag"]
    assert street.ask("/2026/11/vote/")[1]["ETag"] == before, "and now from the shelf"
    changed = VOTE.replace("voted", "voted again").encode()
    publish(street.out, **{"2026/11/vote/index__html": changed})
    status, headers, body = street.ask("/2026/11/vote/", If_None_Match=before)
    assert (status, body) == (200, changed)
    assert headers["ETag"] != before
    publish(street.out)
    assert street.ask("/2026/11/vote/")[2] == VOTE.encode()


def test_the_desks_addresses_lead_to_the_desk_and_no_others(street):
    status, headers, body = street.ask("/newsroom/st%C3%B6ry/?a=b", "POST", b"words", Cookie="c=d")
    assert (status, body) == (200, b"5 https c=d and more")
    told = headers["X-Told"].encode("latin-1").decode()
    assert told == "POST|/newsroom/störy/|a=b|127.0.0.1"
    assert headers.get_all("Set-Cookie") == ["a=1", "b=2"]
    assert street.ask("/newsroomy/")[0] == 404


def test_a_long_page_of_the_desk_comes_whole(street):
    assert len(street.ask("/newsroom/?long")[2]) == len("0 https ") + 9 * 100_000


def test_a_long_upload_arrives(street):
    assert street.ask("/newsroom/", "POST", os.urandom(3 << 20))[2].startswith(b"3145728 ")


def test_a_server_in_front_says_whom_it_speaks_for(street):
    assert street.ask("/newsroom/", X_Forwarded_For="203.0.113.9, 198.51.100.7")[1]["X-Told"].endswith("|198.51.100.7")


def test_a_desk_that_fails_is_answered_with_a_sentence(street):
    status, _, body = street.ask("/newsroom/fail")
    assert status == 500
    assert b"try again" in body


def test_the_shelf_keeps_within_its_room_what_is_asked_for_again():
    shelf = Shelf(16 * OVERHEAD)
    for number in range(60):
        shelf.put((str(number), ""), Ready(200, (), b""))
        shelf.get(("0", ""))
    assert shelf.get(("0", "")) is not None
    assert sum(shelf.get((str(number), "")) is not None for number in range(60)) == 12, "three quarters of its room"
    shelf.put(("large", ""), Ready(200, (), b"x" * 4 * OVERHEAD))
    assert shelf.get(("large", "")) is None
    shelf.turn()
    assert shelf.get(("0", "")) is None


def test_a_walk_through_more_than_the_shelf_holds_leaves_most_of_it_standing():
    shelf, found = Shelf(64 * OVERHEAD), 0
    for number in [*range(96)] * 4:
        found += shelf.get((str(number), "")) is not None
        shelf.put((str(number), ""), Ready(200, (), b""))
    assert found > 96, "48 of 96 are there; what was asked for longest ago is just what is asked for next"


def test_what_all_read_now_finds_its_way_onto_a_full_shelf():
    shelf = Shelf(16 * OVERHEAD)
    for number in range(12):
        shelf.put((str(number), ""), Ready(200, (), b""))
    for number in range(200):
        page = (f"new {number % 3}", "")
        if shelf.get(page) is None:
            shelf.put(page, Ready(200, (), b""))
    assert all(shelf.get((f"new {number}", "")) for number in range(3))


def test_the_shelf_reads_a_file_again_that_it_had_no_room_for(tmp_path):
    (tmp_path / "page.html").write_bytes(b"page")
    shelf = Shelf(64 * OVERHEAD)
    shelf.put(("page", ""), Ready(200, (), b"page", file=str(tmp_path / "page.html")))
    for number in range(80):
        shelf.put((str(number), ""), Ready(200, (), b""))
    again = shelf.get(("page", ""))
    assert again is not None
    assert again.body == b"page"
