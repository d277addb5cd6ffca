"""A newsletter handed over to a real mail server on loopback."""

from __future__ import annotations

import smtplib
import socket
from email import message_from_bytes, policy

import pytest

from outlets.mail.test_newsletter import sent

controller = pytest.importorskip("aiosmtpd.controller", reason="aiosmtpd is not installed (pip install aiosmtpd)")


class Box:
    """Keeps what arrives."""

    def __init__(self) -> None:
        self.arrived: list[bytes] = []

    async def handle_DATA(self, _server, _session, envelope) -> str:  # noqa: N802 - the name the server calls
        """Take a message in."""
        self.arrived.append(envelope.original_content)
        return "250 Kept"


def test_what_arrives_is_what_was_written():
    box, files = Box(), sent()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = controller.Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=10) as post:
            post.sendmail("letters@courier.example", ["reader@courier.example"], files.eml)
    finally:
        server.stop()
    (data,) = box.arrived
    assert data.rstrip(b"\r\n") == files.eml.rstrip(b"\r\n")
    message = message_from_bytes(data, policy=policy.default)
    assert message.get_body(("plain",)).get_content().replace("\r\n", "\n") == files.text
    assert message.get_body(("html",)).get_content().replace("\r\n", "\n") == files.html
