"""Serving as a good static host does, over a real connection; building again when something changes."""

from __future__ import annotations

import gzip
import http.client
import json
import threading
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from broadsheet.errors import InputError, UsageError
from broadsheet.remarks import Place, Remark, Severity
from broadsheet.works.publishing.headers import Policy
from broadsheet.works.publishing.hosts import Hosting, host_files
from broadsheet.works.publishing.squeezing import squeeze_draft
from broadsheet.works.publishing.tree import Tree
from broadsheet.works.serving.model import Rebuilt, ServeOrder
from broadsheet.works.serving.serve import serve
from broadsheet.works.serving.server import SiteServer

VOTE = "<!doctype html><title>The vote</title><body><p>" + "The council voted. " * 200 + "</body>"
PDF = bytes(range(256)) * 40
HOSTING = Hosting((("/2026/11/old/", "/2026/11/vote/"), ("/2025/01/away/", None)), Policy(("body{}",)))


def build(out: Path, **files: bytes) -> None:
    """Publish the site, with some files changed (a dot in a name is written as two underscores)."""
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


@pytest.fixture
def order(tmp_path: Path) -> ServeOrder:
    (tmp_path / "paper").mkdir()
    build(tmp_path / "out")
    return ServeOrder(tmp_path / "paper", tmp_path / "out", port=0, live=False)


@pytest.fixture
def server(order):
    with SiteServer(order) as running:
        yield running


def ask(server: SiteServer, path: str, method: str = "GET", **headers: str):
    """One request; the body is read."""
    talk = http.client.HTTPConnection(urlsplit(server.address).netloc, timeout=10)
    talk.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = talk.getresponse()
    answer.words = answer.read()
    talk.close()
    return answer


def test_pages_stand_at_addresses_that_end_in_a_slash(server):
    front = ask(server, "/")
    assert (front.status, front.words) == (200, b"<!doctype html><title>Front</title><p>Front")
    assert front.headers["Content-Type"] == "text/html; charset=utf-8"
    assert ask(server, "/2026/11/vote/?from=mail").words == VOTE.encode()
    bare = ask(server, "/2026/11/vote")
    assert (bare.status, bare.headers["Location"]) == (301, "/2026/11/vote/")
    assert ask(server, "/stra%C3%9Fe/").words == b"<p>Street"
    assert ask(server, "/stra%C3%9Fe").headers["Location"] == "/stra%C3%9Fe/"


def test_what_is_not_there_moved_or_was_taken_away_is_answered_as_such(server):
    missing = ask(server, "/2026/12/nothing/")
    assert (missing.status, missing.words) == (404, b"<!doctype html><p>No such page here")
    for path in ("/2026/11/old/", "/2026/11/old"):
        moved = ask(server, path)
        assert (moved.status, moved.headers["Location"]) == (301, "/2026/11/vote/")
    gone = ask(server, "/2025/01/away/")
    assert (gone.status, gone.words) == (410, b"<!doctype html><p>Taken away on request")
    assert {answer.headers["Content-Type"] for answer in (missing, gone)} == {"text/html; charset=utf-8"}
    assert ask(server, "/2026/11/").status == 404
    assert ask(server, "/index.html/").status == 404


def test_compressed_files_are_sent_to_those_who_take_them(server):
    packed = ask(server, "/2026/11/vote/", Accept_Encoding="gzip, br;q=0.5")
    assert packed.headers["Content-Encoding"] == "br"
    assert packed.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert brotli.decompress(packed.words) == VOTE.encode()
    packed = ask(server, "/2026/11/vote/", Accept_Encoding="gzip, br;q=0")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.words) == VOTE.encode()
    assert ask(server, "/2026/11/vote/", Accept_Encoding="zstd").words == VOTE.encode()
    assert "Content-Encoding" not in ask(server, "/", Accept_Encoding="br").headers


def test_what_a_browser_has_is_not_sent_again(server, order):
    tags = {name: ask(server, "/2026/11/vote/", Accept_Encoding=name).headers["ETag"] for name in ("", "br", "gzip")}
    assert len(set(tags.values())) == 3
    for name, tag in tags.items():
        again = ask(server, "/2026/11/vote/", Accept_Encoding=name, If_None_Match=f'"other", W/{tag}')
        assert (again.status, again.words) == (304, b"")
    build(order.out, **{"2026/11/vote/index__html": VOTE.encode() + b"<p>More"})
    assert ask(server, "/2026/11/vote/", If_None_Match=tags[""]).status == 200


def test_a_long_pdf_can_be_read_in_parts(server):
    whole = ask(server, "/issues/24/reading.pdf")
    assert (whole.headers["Content-Type"], whole.headers["Accept-Ranges"]) == ("application/pdf", "bytes")
    for asked, start, end in (("0-99", 0, 99), ("10000-", 10000, 10239), ("-40", 10200, 10239), ("5-99999", 5, 10239)):
        part = ask(server, "/issues/24/reading.pdf", Range=f"bytes={asked}")
        assert part.status == 206
        assert part.headers["Content-Range"] == f"bytes {start}-{end}/10240"
        assert part.words == PDF[start : end + 1]
    for asked in ("20000-", "-0"):
        beyond = ask(server, "/issues/24/reading.pdf", Range=f"bytes={asked}")
        assert (beyond.status, beyond.headers["Content-Range"]) == (416, "bytes */10240")
    for headers in ({"Range": "bytes=0-1,5-6"}, {"Range": "lines=1-2"}, {"Range": "bytes=0-1", "If_Range": '"old"'}):
        assert ask(server, "/issues/24/reading.pdf", **headers).words == PDF


def test_headers_are_those_the_site_names(server):
    front, style = ask(server, "/"), ask(server, "/assets/style.1a2b.css")
    assert "script-src 'self'" in front.headers["Content-Security-Policy"]
    assert front.headers["Cache-Control"] == "no-cache"
    assert style.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_only_reading_is_answered(server):
    head = ask(server, "/2026/11/vote/", "HEAD")
    assert (head.status, head.words, head.headers["Content-Length"]) == (200, b"", str(len(VOTE)))
    post = ask(server, "/replies/", "POST")
    assert (post.status, post.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/2026/../../secret.txt", "//etc/passwd",
        "/.htaccess", "/link/secret.txt", "/%00", "/2026/11/vote/index.html%00.pdf", "/.site/lock", "/../.site/lock",
    ],
)  # fmt: skip
def test_nothing_outside_the_site_is_served(server, order, path):
    (order.out / "secret.txt").write_text("secret")
    (order.site / "link").symlink_to(order.out)
    assert ask(server, path).status == 404


def test_a_site_under_a_path_is_served_there(order):
    with SiteServer(replace(order, base="/paper")) as server:
        assert server.address.endswith("/paper/")
        assert ask(server, "/paper/2026/11/vote/").words == VOTE.encode()
        assert ask(server, "/paper/2026/11/old/").headers["Location"] == "/paper/2026/11/vote/"
        assert ask(server, "/paper/2026/11/vote").headers["Location"] == "/paper/2026/11/vote/"
        assert ask(server, "/").headers["Location"] == "/paper/"
        assert ask(server, "/2026/11/vote/").status == 404


def test_a_request_reads_the_version_served_now(server, order):
    assert b"Front" in ask(server, "/").words
    build(order.out, index__html=b"<p>The next version")
    assert ask(server, "/").words == b"<p>The next version"


def test_a_port_that_is_taken_is_told(order):
    with SiteServer(order) as server:
        port = urlsplit(server.address).port
        with pytest.raises(UsageError, match=rf"127.0.0.1:{port} cannot be served on .* --port"):
            SiteServer(replace(order, port=port))


def test_before_the_first_build_the_server_says_so(tmp_path):
    with SiteServer(ServeOrder(tmp_path, tmp_path / "out", port=0)) as server:
        assert b"being built" in ask(server, "/").words


# ---- live ----


def test_the_reload_script_stands_in_no_file_but_in_every_page_sent(order):
    with SiteServer(replace(order, live=True)) as server:
        page = ask(server, "/2026/11/vote/", Accept_Encoding="br")
        assert page.words.endswith(b'<script src="/-/reload.js?known=0" defer></script>\n</body>')
        assert page.headers["Cache-Control"] == "no-store"
        assert "ETag" not in page.headers
        assert b"reload.js" in ask(server, "/nowhere/").words
        assert ask(server, "/2025/01/away/").status == 410
        assert ask(server, "/assets/style.1a2b.css", Accept_Encoding="br").headers["Content-Encoding"] == "br"
        assert b'EventSource("/-/changes?known=0")' in ask(server, "/-/reload.js?known=0").words
    assert b"reload.js" not in (order.site / "2026/11/vote/index.html").read_bytes()
    with SiteServer(order) as server:
        assert ask(server, "/-/reload.js").status == 404


class Listener:
    """A browser's event stream, read in a thread of its own."""

    def __init__(self, server_address: str, known: int = 0) -> None:
        self._talk = http.client.HTTPConnection(urlsplit(server_address).netloc, timeout=20)
        self._talk.request("GET", f"/-/changes?known={known}")
        self._stream = self._talk.getresponse()

    def next(self) -> tuple[str, dict]:
        """The next event."""
        name = ""
        while True:
            line = self._stream.readline().decode().rstrip("\n")
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            if line.startswith("data: "):
                return name, json.loads(line.removeprefix("data: "))

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self._talk.close()


class Desk:
    """A build that writes the front page from ``front.txt``, and a day that can be turned."""

    def __init__(self, order: ServeOrder) -> None:
        self.order, self.day, self.told, self.asked = order, date(2026, 11, 23), [], []
        self.stop = threading.Event()

    def rebuild(self, changed: frozenset[Path]) -> Rebuilt:
        """Build; "broken" copy is an error, "odd" copy draws a remark."""
        self.asked.append(sorted(path.name for path in changed))
        text = (self.order.folder / "front.txt").read_text()
        if "broken" in text:
            message = "front.txt is broken; mend it."
            raise InputError(message)
        if "fault" in text:
            raise RuntimeError(text)
        build(self.order.out, index__html=f"<p>{text} on {self.day}".encode())
        remarks = (Remark("odd", Severity.WARN, Place("front.txt"), "Odd copy."),) if "odd" in text else ()
        return Rebuilt(f"built {text}", ("/",), remarks)

    def write(self, text: str) -> None:
        """Save the copy."""
        (self.order.folder / "front.txt").write_text(text)

    def say(self, line: str) -> None:
        """Hear a line."""
        self.told.append(line)

    def address(self) -> str:
        """Where the site is served, once it is."""
        return (
            self.waited(lambda: next((line for line in self.told if " at http" in line), ""))
            .split(" at ")[1]
            .split()[0]
        )

    def waited(self, happened):
        """What ``happened`` gives once it gives something."""
        for _ in range(400):
            found = happened()
            if found:
                return found
            time.sleep(0.025)
        pytest.fail(f"did not happen; told: {self.told}")


@pytest.fixture
def desk(order):
    """A served paper whose front page was built once."""
    work = Desk(replace(order, live=True))
    work.write("first")
    thread = threading.Thread(
        target=serve, args=(work.order, work.rebuild, work.say, lambda: work.day, work.stop), daemon=True
    )
    thread.start()
    work.waited(lambda: "built first" in work.told)
    yield work
    work.stop.set()
    thread.join(10)
    assert not thread.is_alive()


def test_a_change_an_error_and_a_change_reach_terminal_and_page(desk):
    address = desk.address()
    listener = Listener(address, known=2)
    desk.write("second")
    assert listener.next() == ("trouble", {"lines": [], "error": False})
    assert listener.next() == ("reload", {"addresses": ["/"], "summary": "built second"})
    assert listener.next() == ("trouble", {"lines": [], "error": False})
    desk.write("broken")
    assert listener.next() == ("trouble", {"lines": ["front.txt is broken; mend it."], "error": True})
    talk = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    talk.request("GET", "/")
    assert b"<p>second on" in talk.getresponse().read()
    talk.close()
    late = Listener(address, known=5)
    assert late.next() == ("trouble", {"lines": ["front.txt is broken; mend it."], "error": True})
    late.close()
    desk.write("odd but good")
    assert listener.next() == ("reload", {"addresses": ["/"], "summary": "built odd but good"})
    assert listener.next() == ("trouble", {"lines": ["warn: front.txt: Odd copy. [odd]"], "error": False})
    listener.close()
    assert desk.told[1:] == [
        "built first",
        "built second",
        "front.txt is broken; mend it.",
        "warn: front.txt: Odd copy. [odd]",
        "built odd but good",
    ]
    assert desk.asked == [[], ["front.txt"], ["front.txt"], ["front.txt"]]


def test_a_page_read_before_a_change_hears_of_it_although_it_listens_late(desk):
    desk.write("second")
    desk.waited(lambda: "built second" in desk.told)
    listener = Listener(desk.address(), known=2)
    events = [listener.next() for _ in range(3)]
    assert ("reload", {"addresses": ["/"], "summary": "built second"}) in events
    listener.close()
    stranger = Listener(desk.address(), known=99)
    assert ("reload", {"addresses": ["/"], "summary": "built first"}) in [stranger.next() for _ in range(2)]
    stranger.close()


def test_when_the_day_turns_the_site_is_built_again(desk):
    desk.day = date(2026, 11, 24)
    desk.waited(lambda: b"2026-11-24" in (desk.order.site / "index.html").read_bytes())
    assert desk.asked == [[], []]


def test_a_fault_of_ours_leaves_the_last_good_site(desk):
    desk.write("fault")
    line = desk.waited(lambda: next((line for line in desk.told if "failed" in line), ""))
    assert line.startswith("Broadsheet itself failed")
    assert "RuntimeError: fault" in line
    desk.write("mended")
    desk.waited(lambda: "built mended" in desk.told)


def test_what_is_built_into_the_papers_folder_is_no_change_of_the_paper(tmp_path):
    paper = tmp_path / "paper"
    paper.mkdir()
    work = Desk(ServeOrder(paper, paper / "out", port=0))
    work.write("first")
    thread = threading.Thread(target=serve, args=(work.order, work.rebuild, work.say, lambda: work.day, work.stop))
    thread.start()
    work.waited(lambda: "built first" in work.told)
    (paper / "addresses.jsonl").write_text("{}")
    (paper / ".git").mkdir()
    (paper / ".git" / "index").write_text("")
    time.sleep(0.6)
    work.stop.set()
    thread.join(10)
    assert work.asked == [[]]
