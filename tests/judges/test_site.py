"""The host that tests serve sites from behaves as a good static host does."""

from __future__ import annotations

import gzip
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from judges import samples
from judges.site import FOR_EVER, Asked, Host, hosted


@pytest.fixture
def served(tmp_path):
    """The sample site with hashed, compressed and moved things."""
    folder = samples.site(tmp_path / "site")
    (folder / "assets").mkdir()
    for name in ("paper.0f3a9c1e.css", "tide.avif", "face-3c9e77a1b2.woff2", "feed.atom", "feed.json", "feed.rss"):
        (folder / "assets" / name).write_bytes(b"x" * 100)
    (folder / "paper.css.br").write_bytes(brotli.compress(samples.STYLE.encode()))
    (folder / "paper.css.gz").write_bytes(gzip.compress(samples.STYLE.encode(), mtime=0))
    (folder / "_redirects").write_text("# moved\n/old/ /other/ 301\n/gone/ /404.html 410\n", encoding="utf-8")
    (folder / "_headers").write_text("/assets/*\n  X-Paper: light\n", encoding="utf-8")
    with hosted(folder) as host:
        yield host


def asked(host: Host, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    """One request with a plain client; the answer and its body."""
    connection = HTTPConnection(urlsplit(host.url).netloc, timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_a_folder_answers_with_its_index_and_asks_for_its_slash(served):
    assert asked(served, "/other/")[1] == (served.folder / "other" / "index.html").read_bytes()
    answer, body = asked(served, "/other?page=2")
    assert (answer.status, answer.headers["Location"], body) == (301, "/other/?page=2", b"")


def test_what_is_not_there_is_answered_by_the_sites_own_page_and_nothing_outside_is_reached(served):
    (served.folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    answer, body = asked(served, "/nowhere/")
    assert answer.status == 404
    assert b"Not here" in body
    assert asked(served, "/../secret.txt")[0].status == 400
    assert asked(served, "/%2e%2e/secret.txt")[0].status == 400
    assert asked(served, "/paper.css/")[0].status == 404


def test_moved_and_gone_addresses_answer_as_the_site_lists_them(served):
    moved = asked(served, "/old/")[0]
    gone, text = asked(served, "/gone")
    assert (moved.status, moved.headers["Location"]) == (301, "/other/")
    assert (gone.status, b"Not here" in text) == (410, True)


@pytest.mark.parametrize(
    ("accepted", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("", None)]
)
def test_the_compressed_neighbour_the_browser_accepts_is_sent(served, accepted, encoding):
    answer, body = asked(served, "/paper.css", Accept_Encoding=accepted)
    unpacked = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert answer.headers["Content-Encoding"] == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert unpacked(body).decode() == samples.STYLE


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/paper.css", "text/css; charset=utf-8"),
        ("/assets/tide.avif", "image/avif"),
        ("/assets/face-3c9e77a1b2.woff2", "font/woff2"),
        ("/assets/feed.atom", "application/atom+xml"),
        ("/assets/feed.rss", "application/rss+xml"),
        ("/assets/feed.json", "application/json"),
    ],
)
def test_every_file_says_its_type(served, path, kind):
    assert asked(served, path)[0].headers["Content-Type"] == kind


def test_only_files_named_by_their_content_are_kept_for_ever_and_others_are_asked_for_again(served):
    kept = [asked(served, path)[0] for path in ("/assets/paper.0f3a9c1e.css", "/assets/face-3c9e77a1b2.woff2")]
    fresh = [asked(served, path)[0] for path in ("/", "/paper.css", "/assets/tide.avif")]
    assert {answer.headers["Cache-Control"] for answer in kept} == {FOR_EVER}
    assert {answer.headers["Cache-Control"] for answer in fresh} == {"no-cache"}
    assert asked(served, "/", If_None_Match=fresh[0].headers["ETag"])[0].status == 304
    assert [answer.headers["X-Paper"] for answer in (*kept, *fresh)] == ["light", "light", None, None, "light"]


def test_the_host_follows_links_to_the_version_that_is_live(tmp_path):
    for name in ("one", "two"):
        (samples.site(tmp_path / name) / "paper.css").write_text(name, encoding="utf-8")
    live = tmp_path / "live"
    live.symlink_to("one")
    with hosted(live) as host:
        before = asked(host, "/paper.css")[1]
        turn(live, "two")
        assert (before, asked(host, "/paper.css")[1]) == (b"one", b"two")


def turn(live: Path, target: str) -> None:
    """Point a link elsewhere in one step."""
    aside = live.with_name("aside")
    aside.symlink_to(target)
    aside.replace(live)


def test_the_host_remembers_what_was_asked_and_what_went_over_the_wire(served):
    asked(served, "/paper.css", Accept_Encoding="br")
    asked(served, "/paper.css", method="HEAD")
    asked(served, "/nowhere")
    size = (served.folder / "paper.css.br").stat().st_size
    absent = (served.folder / "404.html").stat().st_size
    assert served.asked == [
        Asked("GET", "/paper.css", 200, "br", size),
        Asked("HEAD", "/paper.css", 200, "", 0),
        Asked("GET", "/nowhere", 404, "", absent),
    ]
    assert served.sent == size + absent
    assert served.answered(404) == ("/nowhere",)
    assert asked(served, "/", method="POST")[0].status == 501
