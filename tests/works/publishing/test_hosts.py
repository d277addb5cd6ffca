"""Redirects and headers as common hosts read them: each file by its own rules, and by the real programs."""

from __future__ import annotations

import gzip
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from broadsheet.works.publishing.headers import Policy, cache_control, content_security
from broadsheet.works.publishing.hosts import FILES, Hosting, forwarding_page, host_files
from judges.programs import missing

STYLE = "body{margin:0}"
HOSTING = Hosting(
    redirects=(
        ("/2026/11/old-slug/", "/2026/11/the-vote/"),
        ("/2026/10/straße (a+b)/", "/2026/10/strasse/"),
        ("/2025/01/removed/", None),
    ),
    policy=Policy((STYLE,), forms=("https://letters.example.org/post", "/replies/")),
)
FILE = dict(host_files(HOSTING))


def text_of(name: str) -> str:
    return FILE[name].decode()


def test_a_script_written_into_pages_is_named_by_its_digest():
    policy = dict(rule.split(" ", 1) for rule in content_security(Policy(scripts=("void 0;",))).split("; "))
    assert policy["script-src"] == f"'self' 'sha256-{b64encode(sha256(b'void 0;').digest()).decode()}'"
    assert "sha256" not in policy["style-src"]


def test_every_file_is_written_and_the_same_every_time():
    assert tuple(FILE) == FILES
    shuffled = Hosting(HOSTING.redirects[::-1], HOSTING.policy)
    assert host_files(shuffled) == host_files(HOSTING)


def test_pages_may_load_their_own_site_and_nothing_else():
    policy = dict(rule.split(" ", 1) for rule in content_security(HOSTING.policy).split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == "'self' 'sha256-IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc='"
    assert policy["form-action"] == "'self' https://letters.example.org"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in str(policy)


def test_files_named_by_their_contents_are_kept_for_ever_and_pages_for_a_moment():
    assert "immutable" in cache_control("/assets/style.1a2b.css")
    assert "immutable" in cache_control("/pictures/1a/2b.avif")
    assert "must-revalidate" in cache_control("/2026/11/the-vote/")


def test_netlify_and_cloudflare_read_three_fields_a_line():
    lines = [line.split(" ") for line in text_of("_redirects").splitlines()]
    assert all(len(line) == 3 for line in lines)
    assert ["/2026/11/old-slug/", "/2026/11/the-vote/", "301"] in lines
    assert ["/2026/10/stra%C3%9Fe%20%28a%2Bb%29/", "/2026/10/strasse/", "301!"] in lines
    assert ["/2025/01/removed/", "/2025/01/removed/index.html", "410!"] in lines


def test_the_headers_file_names_a_path_and_then_its_headers():
    rules: dict[str, list[str]] = {}
    for line in text_of("_headers").splitlines():
        if line.startswith("/"):
            rules[line] = []
        else:
            assert re.fullmatch(r"  [A-Za-z-]+: \S.*", line)
            list(rules.values())[-1].append(line.strip().partition(":")[0])
    assert list(rules) == ["/*", "/assets/*", "/pictures/*"]
    assert "Content-Security-Policy" in rules["/*"]
    assert "Cache-Control" not in rules["/*"]


def test_a_site_under_a_path_has_it_before_every_address():
    files = dict(host_files(Hosting(HOSTING.redirects, HOSTING.policy, "/paper")))
    assert b"/paper/2026/11/old-slug/ /paper/2026/11/the-vote/ 301" in files["_redirects"]
    assert json.loads(files["redirects.json"])["moved"]["/2026/11/old-slug/"] == "/2026/11/the-vote/"


def test_a_page_leads_on_where_a_host_knows_no_redirects():
    page = forwarding_page("/2026/11/straße & co/").decode()
    assert '<link rel="canonical" href="/2026/11/stra%C3%9Fe%20&amp;%20co/">' in page
    assert 'content="0; url=/2026/11/stra%C3%9Fe%20&amp;%20co/"' in page
    assert "<title>/2026/11/straße &amp; co/</title>" in page


# ---- the real programs ----


@dataclass(frozen=True, slots=True)
class Host:
    """A program that serves a folder: how it is called, and its settings for a site, a port and a folder to work in."""

    program: str
    arguments: str
    settings: str


HOSTS = (
    Host(
        "nginx",
        "-e {work}/errors -p {work} -c {work}/settings",
        """daemon off; pid {work}/pid; error_log {work}/errors;
        events {{ }}
        http {{
          access_log off; client_body_temp_path {work}/b; proxy_temp_path {work}/p; fastcgi_temp_path {work}/f;
          uwsgi_temp_path {work}/u; scgi_temp_path {work}/s; types {{ text/html html; text/css css; }}
          server {{ listen 127.0.0.1:{port}; root {site}; include {site}/redirects.nginx.conf; }}
        }}""",
    ),
    Host(
        "apache2",
        "-X -d {work} -f {work}/settings",
        """ServerRoot {work}
        PidFile {work}/pid
        ErrorLog {work}/errors
        Listen 127.0.0.1:{port}
        ServerName localhost
        DocumentRoot {site}
        {modules}
        TypesConfig {work}/types
        DirectoryIndex index.html
        <Directory {site}>
          AllowOverride All
          Require all granted
          Options +FollowSymLinks
        </Directory>""",
    ),
    Host(
        "caddy",
        "run --config {work}/settings --adapter caddyfile",
        """{{
          admin off
          auto_https off
        }}
        http://127.0.0.1:{port} {{
          root * {site}
          import {site}/Caddyfile.redirects
          file_server
        }}""",
    ),
)
MODULES = "mpm_event authz_core mime dir alias rewrite headers"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with the files for hosts."""
    pages = {
        "index.html": "front",
        "404.html": "not found here",
        "2025/01/removed/index.html": "taken away",
        "2026/11/old-slug/index.html": "forwarding",
        "2026/11/the-vote/index.html": "the vote " * 300,
        "assets/a.css": "a{}",
    }
    for path, text in pages.items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_text(text)
    packed = gzip.compress(pages["2026/11/the-vote/index.html"].encode(), mtime=0)
    (tmp_path / "site/2026/11/the-vote/index.html.gz").write_bytes(packed)
    for name, data in FILE.items():
        (tmp_path / "site" / name).write_bytes(data)
    return tmp_path / "site"


UNPACKING = [host for host in HOSTS if host.program != "caddy"]
"""Caddy asks for compressed files in the file_server directive of the site itself, which is not ours to write."""
PACKAGES = {"nginx": "nginx-light", "apache2": "apache2-bin", "caddy": "caddy"}


@pytest.fixture(params=HOSTS, ids=lambda host: host.program)
def port(request, site: Path, tmp_path_factory):
    """A real host that serves the site."""
    host: Host = request.param
    program = shutil.which(host.program) or shutil.which(host.program, path="/usr/sbin")
    if not program:
        missing(PACKAGES[host.program])
    work = tmp_path_factory.mktemp("host")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number = probe.getsockname()[1]
    folder = Path(program).resolve().parent.parent / "lib/apache2/modules"
    modules = "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in MODULES.split())
    (work / "types").write_text("text/html html\ntext/css css\n")
    facts = {"work": work, "site": site, "port": number, "modules": modules}
    (work / "settings").write_text(host.settings.format(**facts))
    root = Path(tempfile.gettempdir()).resolve()
    for folder in {work, *work.parents, *site.parents}:
        if root in folder.parents:
            folder.chmod(0o755)  # hosts that start as the superuser serve as somebody else
    command = [program, *host.arguments.format(**facts).split()]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, env={**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work)}
    ) as process:
        try:
            wait_for(number, process)
            yield number
        finally:
            process.terminate()


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until something listens."""
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(process.stderr.read().decode())
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("nothing listens")


def ask(port: int, address: str, **headers: str) -> http.client.HTTPResponse:
    """One request; the body is read into ``answer.text``."""
    talk = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    talk.request("GET", address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = talk.getresponse()
    answer.body = answer.read()
    talk.close()
    return answer


@pytest.mark.judge
def test_a_real_host_answers_as_it_should(port):
    front = ask(port, "/")
    assert (front.status, front.body) == (200, b"front")
    assert front.headers["Content-Security-Policy"] == content_security(HOSTING.policy)
    assert "must-revalidate" in front.headers["Cache-Control"]
    asset = ask(port, "/assets/a.css")
    assert asset.headers.get_all("Cache-Control") == ["public, max-age=31536000, immutable"]
    assert asset.headers["X-Content-Type-Options"] == "nosniff"
    moved = ask(port, "/2026/11/old-slug/")
    assert moved.status == 301
    assert moved.headers["Location"].endswith("/2026/11/the-vote/")
    moved = ask(port, "/2026/10/stra%C3%9Fe%20(a+b)/")
    assert moved.status == 301
    assert moved.headers["Location"].endswith("/2026/10/strasse/")
    gone = ask(port, "/2025/01/removed/")
    assert (gone.status, gone.body) == (410, b"taken away")
    assert ask(port, "/2025/01/removed/").headers["Content-Type"].startswith("text/html")
    assert ask(port, "/2025/01/other/").status == 404


@pytest.mark.judge
@pytest.mark.parametrize("port", UNPACKING, ids=lambda host: host.program, indirect=True)
def test_a_real_host_serves_the_compressed_file(port):
    answer = ask(port, "/2026/11/the-vote/", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"].startswith("text/html")
    assert gzip.decompress(answer.body).startswith(b"the vote")
    assert ask(port, "/2026/11/the-vote/").body.startswith(b"the vote")
    missing = ask(port, "/nowhere/")
    assert (missing.status, missing.body) == (404, b"not found here")
