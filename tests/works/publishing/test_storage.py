"""Sending a site to a real S3-style server: only what changed, and whole whenever it is killed."""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from broadsheet.errors import InputError, UsageError
from broadsheet.works.publishing.s3 import open_bucket, target_of
from broadsheet.works.publishing.storage import NO_PAGE, PENDING, RECORD, send_site
from broadsheet.works.publishing.tree import Tree
from storehouse import KEYS, SIGNED, storehouse

NAMES = re.compile(r"names (\S+)")


@pytest.fixture(scope="module")
def endpoint():
    """An S3-compatible server."""
    with storehouse() as address:
        yield address


@pytest.fixture
def storage(endpoint, request, monkeypatch) -> Storage:
    """An empty bucket of its own."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[:50].strip("-")
    storage = Storage(endpoint, name)
    storage.ask("", "PUT")
    return storage


class Storage:
    """A bucket as the public sees it."""

    def __init__(self, endpoint: str, name: str) -> None:
        self.endpoint, self.name = endpoint, name
        self.target = target_of(f"s3://{name}/site", endpoint)

    def bucket(self):
        """The bucket as we write to it."""
        return open_bucket(self.target)

    def ask(self, key: str, method: str = "GET") -> http.client.HTTPResponse:
        """One request; the body is read."""
        talk = http.client.HTTPConnection(self.endpoint.removeprefix("http://"), timeout=10)
        talk.request(method, f"/{self.name}/{quote(key)}", headers=SIGNED)
        answer = talk.getresponse()
        answer.words = answer.read()
        talk.close()
        return answer

    def page(self, path: str) -> str | None:
        """A page's text; None where it is not there."""
        answer = self.ask(f"site/{path}")
        return answer.words.decode() if answer.status == 200 else None

    def keys(self) -> set[str]:
        """All keys, without the records."""
        return {key.removeprefix("site/") for key in self.everything()} - {RECORD, PENDING}

    def everything(self) -> list[str]:
        """All keys of the bucket."""
        talk = http.client.HTTPConnection(self.endpoint.removeprefix("http://"), timeout=10)
        talk.request("GET", f"/{self.name}?list-type=2", headers=SIGNED)
        words = talk.getresponse().read().decode()
        talk.close()
        return re.findall(r"<Key>([^<]+)</Key>", words)


def build(out: Path, pages: dict[str, str]) -> Path:
    """Publish a site locally."""
    with Tree(out).begin(keep=False) as draft:
        for path, text in pages.items():
            draft.write(path, text.encode())
        draft.publish()
    return out / "site"


PAGES = {
    "index.html": "names 2026/11/vote/index.html names assets/a.css",
    "2026/11/vote/index.html": "the vote names assets/a.css",
    "2026/11/straße/index.html": "the street",
    "sections/town/index.html": "names 2026/11/vote/index.html",
    "assets/a.css": "body{}",
    "feed/rss.xml": "<rss/>",
}


def test_a_site_is_sent_whole_and_then_only_what_changed(storage, tmp_path):
    site = build(tmp_path, {**PAGES, "_headers": "x", "index.html.br": "x", ".htaccess": "x"})
    sent = send_site(site, storage.bucket())
    assert storage.keys() == set(PAGES)
    assert (len(sent.uploaded), sent.removed, sent.unchanged) == (6, (), 0)
    assert sent.size == sum(len(text.encode()) for text in PAGES.values())
    assert send_site(site, storage.bucket()).uploaded == ()
    changed = {**PAGES, "index.html": "front 2", "2026/11/vote/index.html": "vote 2", "new/index.html": "new"}
    del changed["2026/11/straße/index.html"]
    changed["assets/b.css"] = changed.pop("assets/a.css")
    sent = send_site(build(tmp_path, changed), storage.bucket())
    assert sent.uploaded == ("assets/b.css", "new/index.html", "2026/11/vote/index.html", "index.html")
    assert sent.removed == ("2026/11/straße/index.html",)
    assert storage.keys() == {*changed, "assets/a.css"}
    sent = send_site(build(tmp_path, changed), storage.bucket())
    assert (sent.uploaded, sent.removed) == ((), ("assets/a.css",))
    assert storage.keys() == set(changed)
    assert storage.page("index.html") == "front 2"


def test_new_files_that_pages_name_are_there_before_the_pages(storage, tmp_path):
    send_site(build(tmp_path, PAGES), storage.bucket())
    new = {
        "issues/24/index.html": "names issues/24/paper.pdf names issues/24/paper.epub",
        "issues/24/paper.pdf": "%PDF",
        "issues/24/paper.epub": "book",
    }
    site = build(tmp_path, {**PAGES, **new, "index.html": "names issues/24/index.html"})
    sent = send_site(site, storage.bucket()).uploaded
    assert sent == ("issues/24/paper.epub", "issues/24/paper.pdf", "issues/24/index.html", "index.html")


def test_files_are_stored_with_their_type_and_age(storage, tmp_path):
    send_site(build(tmp_path, PAGES), storage.bucket())
    page, style = storage.ask("site/index.html"), storage.ask("site/assets/a.css")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "must-revalidate" in page.headers["Cache-Control"]
    assert style.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in style.headers["Cache-Control"]
    assert storage.ask("site/feed/rss.xml").headers["Content-Type"] == "application/rss+xml; charset=utf-8"


def test_a_dry_run_tells_and_touches_nothing(storage, tmp_path):
    sent = send_site(build(tmp_path, PAGES), storage.bucket(), dry_run=True)
    assert len(sent.uploaded) == len(PAGES)
    assert storage.everything() == []


def test_what_an_unfinished_run_may_have_touched_is_sent_or_removed_again(storage, tmp_path):
    site = build(tmp_path, PAGES)
    send_site(site, storage.bucket())
    bucket = storage.bucket()
    bucket.put(PENDING, b'["index.html", "stray/index.html", "2026/11/vote/index.html"]', {})
    bucket.put("index.html", b"of a run that died", {})
    bucket.put("stray/index.html", b"of a run that died", {})
    bucket.delete(["2026/11/vote/index.html"])
    sent = send_site(site, storage.bucket())
    assert sent.uploaded == ("2026/11/vote/index.html", "index.html")
    assert sent.removed == ("stray/index.html",)
    assert storage.keys() == set(PAGES)
    assert storage.page("index.html") == PAGES["index.html"]
    assert bucket.get(PENDING) is None


@pytest.mark.parametrize(
    ("text", "endpoint"),
    [("https://bucket", ""), ("s3://", ""), ("bucket/site", ""), ("s3://bucket", "storage.example.org")],
)
def test_a_target_that_is_none_is_told(text, endpoint):
    with pytest.raises(UsageError, match=r"is not of the form s3://bucket|is no web address"):
        target_of(text, endpoint)


def test_what_the_storage_refuses_is_a_sentence(storage, tmp_path):
    site = build(tmp_path, PAGES)
    with pytest.raises(InputError, match=r"^s3://nowhere: There is no such bucket; make it"):
        send_site(site, open_bucket(target_of("s3://nowhere", storage.endpoint)))
    with pytest.raises(InputError, match="holds no site; build it first"):
        send_site(tmp_path / "empty", storage.bucket())


def test_without_the_extra_the_way_to_get_it_is_told():
    program = (
        "import sys; sys.modules['obstore'] = None\n"
        "from broadsheet.works.publishing.s3 import open_bucket, target_of\n"
        "open_bucket(target_of('s3://paper'))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "UsageError: Publishing to s3:// needs one more package: pip install 'broadsheet[s3]'." in ran.stderr


class Watched:
    """A bucket that is written file by file, slowest way round; after each, the site is looked at from every page."""

    def __init__(self, storage: Storage) -> None:
        self._storage, self._bucket = storage, storage.bucket()
        self.lost: list[tuple[str, list[str]]] = []
        self._alone = threading.Lock()

    def get(self, key):
        """As it lies there."""
        return self._bucket.get(key)

    def put(self, key, data, headers):
        """Store one, and look."""
        with self._alone:
            self._bucket.put(key, data, headers)
            self._look(f"put {key}")

    def delete(self, keys):
        """Remove one after the other, and look after each."""
        for key in keys:
            self._bucket.delete([key])
            self._look(f"delete {key}")

    def _look(self, act: str) -> None:
        if lost := missing(self._storage, self._storage.keys()):
            self.lost.append((act, lost))


def ring(name: str) -> dict[str, str]:
    """Pages that name each other."""
    return {f"2026/11/{name}{n}/index.html": f"names 2026/11/{name}{(n + 1) % 4}/index.html" for n in range(4)}


def test_pages_that_come_or_go_together_never_name_one_that_is_not_there(storage, tmp_path):
    front = {"index.html": "names assets/a.css", "assets/a.css": "body{}"}
    send_site(build(tmp_path, {**front, **ring("old")}), storage.bucket())
    watched = Watched(storage)
    sent = send_site(build(tmp_path, {**front, **ring("new")}), watched)
    assert set(sent.removed) == set(ring("old"))
    assert watched.lost == []
    assert storage.keys() == {*front, *ring("new")}


def test_pages_that_a_killed_run_may_have_brought_are_held_a_place_only_where_they_lack(storage, tmp_path):
    front = {"index.html": "names assets/a.css", "assets/a.css": "body{}"}
    send_site(build(tmp_path, front), storage.bucket())
    pages, first = ring("new"), "2026/11/new0/index.html"
    storage.bucket().put(PENDING, json.dumps(sorted(pages)).encode(), {})
    watched, puts = Watched(storage), []
    watched.put = lambda key, data, headers: (puts.append((key, data)), Watched.put(watched, key, data, headers))
    storage.bucket().put(first, b"brought before", {})
    send_site(build(tmp_path, {**front, **pages}), watched)
    assert (first, NO_PAGE) not in puts
    assert {key for key, data in puts if data == NO_PAGE} == set(pages) - {first}
    assert watched.lost == []


# ---- killed at any moment ----


def linked_pages(stamp: int) -> dict[str, str]:
    """A site whose pages name each other and an asset of their version; some are new, some gone in each."""
    numbers = [number for number in range(40) if (number + stamp) % 5]
    addresses = {number: f"2026/11/story-{number}-{stamp // (number % 3 + 1)}/index.html" for number in numbers}
    asset = f"assets/style.{stamp}.css"
    pages = {
        address: f"story {number} of {stamp} names {asset} names {addresses[numbers[place - 1]]}"
        for place, (number, address) in enumerate(addresses.items())
    }
    front = " ".join(f"names {address}" for address in addresses.values())
    lists = {f"sections/s{part}/index.html": f"list of {stamp} names {asset} {front}" for part in range(4)}
    printed = {f"issues/{stamp}/index.html": f"names issues/{stamp}/paper.pdf", f"issues/{stamp}/paper.pdf": "%PDF"}
    front += f" names issues/{stamp}/index.html"
    return {
        **pages,
        **lists,
        **printed,
        asset: f"/* {stamp} */",
        "index.html": f"front of {stamp} names {asset} {front}",
    }


def missing(storage: Storage, known: set[str]) -> list[str]:
    """What pages that can be reached name and is not there: from the front page, and from all pages known before."""
    found, waiting, lost = set(), ["index.html", *sorted(known & storage.keys())], []
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.add(path)
        text = storage.page(path)
        if text is None:
            lost.append(path)
        waiting += NAMES.findall(text or "")
    return lost


def wait_for_the_last_of_it(storage: Storage) -> None:
    """Let the storage do what was asked of it before the one who asked was killed."""
    before, now = None, storage.keys()
    while before != now:
        time.sleep(0.2)
        before, now = now, storage.keys()


SEND = """
import sys
from pathlib import Path
from broadsheet.works.publishing.s3 import open_bucket, target_of
from broadsheet.works.publishing.storage import send_site
bucket = open_bucket(target_of(sys.argv[2], sys.argv[3]))
print("begun", flush=True)
send_site(Path(sys.argv[1]), bucket)
"""


def test_a_run_killed_at_any_moment_leaves_no_page_that_names_what_is_missing(storage, tmp_path):
    send_site(build(tmp_path, linked_pages(0)), storage.bucket())
    chance = random.Random(24)  # noqa: S311 - a seed, not a secret
    for stamp in range(1, 11):
        known = storage.keys()
        site = build(tmp_path, linked_pages(stamp))
        command = [sys.executable, "-c", SEND, str(site), str(storage.target), storage.endpoint]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **KEYS}) as process:
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.5))
            process.kill()
        wait_for_the_last_of_it(storage)
        assert missing(storage, known) == []
    send_site(site, storage.bucket())
    assert missing(storage, set()) == []
    wanted = {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}
    assert storage.keys() == wanted
    assert all(storage.page(path) == (site / path).read_text() for path in wanted)
