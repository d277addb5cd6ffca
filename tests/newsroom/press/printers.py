"""Printers' hosts on loopback: a web address that takes files, and one of FTP over TLS; both with a certificate."""

from __future__ import annotations

import asyncio
import os
import socketserver
import ssl
import subprocess
import threading
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import asyncssh
import pytest
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME, PASSWORD = "paper", "p@ss"
STALLS, LONG = b"this one stalls", 3


class Counter(BaseHTTPRequestHandler):
    """A printer's host: takes files below ``/taken/`` and no others."""

    def do_PUT(self) -> None:
        """Take a file, or not."""
        self.server.got[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        if "Authorization" in self.headers and self.path.startswith("/taken/"):
            self.server.keys.append(self.headers["Authorization"])
        leads_on = getattr(self.server, "leads_on", "")
        self.send_response(307 if leads_on else 201 if self.path.startswith("/taken/") else 403)
        if leads_on:
            self.send_header("Location", f"{leads_on}{self.path}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


class Clerk(socketserver.StreamRequestHandler):
    """A host of FTP over TLS: as much of RFC 959, 2228 and 2428 as a client needs that brings a file."""

    def handle(self) -> None:
        """One client, until it goes."""
        self.folder, self.user, self.known, self.moved = PurePosixPath("/"), "", False, ""
        self.say("220 Files for the printer.")
        while line := self.rfile.readline().decode().strip():
            word, _, rest = line.partition(" ")
            if word == "QUIT":
                self.say("221 Goodbye.")
                return
            getattr(self, f"on_{word.lower()}", self.unknown)(rest)

    def finish(self) -> None:
        """The client is gone."""
        super().finish()
        self.request.close()

    def say(self, line: str) -> None:
        """An answer."""
        self.wfile.write(f"{line}\r\n".encode())

    def unknown(self, _rest: str) -> None:
        """What nobody here does."""
        self.say("502 Not done here.")

    def on_auth(self, _rest: str) -> None:
        """From here on nothing is in the clear."""
        self.say("234 Go on.")
        self.request = self.server.context.wrap_socket(self.request, server_side=True)
        self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", 0)

    def on_user(self, name: str) -> None:
        """Who it is."""
        self.user = name
        self.say("331 The password?")

    def on_pass(self, password: str) -> None:
        """Whether it is they."""
        self.known = isinstance(self.request, ssl.SSLSocket) and (self.user, password) == (NAME, PASSWORD)
        self.say("230 Come in." if self.known else "530 Not with that password.")

    def on_pbsz(self, _rest: str) -> None:
        """A formality."""
        self.say("200 0")

    on_prot = on_type = on_pbsz

    def on_cwd(self, folder: str) -> None:
        """Into a folder; there is one."""
        self.folder /= folder
        there = self.folder in {PurePosixPath("/in"), PurePosixPath("/in/harbour-light")}
        self.say("250 There." if there else "550 There is no such folder.")

    def on_epsv(self, _rest: str) -> None:
        """A port for data."""
        self.data = socketserver.socket.create_server(("127.0.0.1", 0))
        self.say(f"229 Here (|||{self.data.getsockname()[1]}|)")

    def on_pasv(self, _rest: str) -> None:
        """The same as it was once said."""
        self.data = socketserver.socket.create_server(("127.0.0.1", 0))
        port = self.data.getsockname()[1]
        self.say(f"227 Here (127,0,0,1,{port // 256},{port % 256})")

    def on_stor(self, name: str) -> None:
        """Take a file."""
        self.say("150 Bring it.")
        taken, _ = self.data.accept()
        with self.server.context.wrap_socket(taken, server_side=True) as secured:
            self.server.files[str(self.folder / name)] = b"".join(iter(lambda: secured.recv(65536), b""))
            secured.unwrap()
        self.data.close()
        self.say("226 Taken." if self.known else "530 Who are you?")

    def on_dele(self, name: str) -> None:
        """Throw a file away."""
        gone = self.server.files.pop(str(self.folder / name), None)
        self.say("550 There is none." if gone is None else "250 Gone.")

    def on_rnfr(self, name: str) -> None:
        """The file that is to have another name."""
        self.moved = name
        self.say("350 And then?")

    def on_rnto(self, name: str) -> None:
        """Its name, if no other file has it."""
        new = str(self.folder / name)
        if new in self.server.files:
            self.say("553 There is one already.")
            return
        self.server.files[new] = self.server.files.pop(str(self.folder / self.moved))
        self.say("250 Done.")


class FileHost(socketserver.ThreadingTCPServer):
    """A host of FTP over TLS with what was brought to it."""

    daemon_threads = allow_reuse_address = True

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), Clerk)
        self.context, self.files = context, dict[str, bytes]()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


@contextmanager
def open_to_all(server: socketserver.BaseServer) -> Iterator[None]:
    """A server at its work."""
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


@pytest.fixture
def certified(tmp_path, monkeypatch) -> ssl.SSLContext:
    """A certificate of this host's own, which its clients trust."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost", "-keyout", os.fspath(key), "-out", os.fspath(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    monkeypatch.setenv("SSL_CERT_FILE", os.fspath(certificate))
    monkeypatch.setattr(settings, "PRINTER_MAY_BE_HERE", True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


@pytest.fixture
def printer(certified) -> Iterator[ThreadingHTTPServer]:
    """A web address that takes files."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Counter) as server:
        server.got, server.keys = {}, []
        server.socket = certified.wrap_socket(server.socket, server_side=True)
        with open_to_all(server):
            yield server


@pytest.fixture
def file_host(certified) -> Iterator[FileHost]:
    """A host of FTP over TLS."""
    with FileHost(certified) as server, open_to_all(server):
        yield server


class Porter(asyncssh.SSHServer):
    """Lets in who knows the name and the password, and remembers what was told to it."""

    def __init__(self, told: list[str]) -> None:
        self._told = told

    def begin_auth(self, username: str) -> bool:
        """Everybody is asked."""
        self._told.append(username)
        return True

    def password_auth_supported(self) -> bool:
        """For a password."""
        return True

    def validate_password(self, username: str, password: str) -> bool:
        """Whether it is they."""
        return (username, password) == (NAME, PASSWORD)


class Files(asyncssh.SFTPServer):
    """The files of a host; it falls silent over one that begins with ``STALLS``."""

    async def write(self, file_obj: object, offset: int, data: bytes) -> int:
        """Take a piece of a file, or never."""
        if data.startswith(STALLS):
            with file_obj:
                await asyncio.sleep(LONG)
        return super().write(file_obj, offset, data)


class SecureShell:
    """A host of files over SSH below a folder, in a loop and a thread of its own; ``told`` is who knocked.

    It has keys of two kinds; a file whose name begins with ``STALLS`` it never takes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.told = folder, list[str]()
        self.key, self.older = (asyncssh.generate_private_key(f"ssh-{kind}") for kind in ("ed25519", "rsa"))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._server = self._done(self._listen())

    def _done(self, what):
        """Have something done in the loop."""
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(20)

    async def _listen(self) -> asyncssh.SSHAcceptor:
        """Begin."""
        files = partial(Files, chroot=os.fspath(self.folder).encode())
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_host_keys=[self.key, self.older],
            server_factory=lambda: Porter(self.told),
            sftp_factory=files,
        )

    async def _end(self) -> None:
        """End, with all that is open."""
        self._server.close()
        await self._server.wait_closed()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.get_port())

    @property
    def fingerprint(self) -> str:
        """What its key is known by."""
        return self.key.get_fingerprint()

    def close(self) -> None:
        """Be gone."""
        self._done(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@pytest.fixture
def shell(tmp_path, monkeypatch) -> Iterator[SecureShell]:
    """A host of files over SSH."""
    monkeypatch.setattr(settings, "PRINTER_MAY_BE_HERE", True)
    (tmp_path / "files" / "in").mkdir(parents=True)
    host = SecureShell(tmp_path / "files")
    try:
        yield host
    finally:
        host.close()
