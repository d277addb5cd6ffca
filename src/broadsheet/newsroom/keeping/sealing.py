"""A stream that only a passphrase opens: what is written is sealed piece by piece, so that memory stays flat.

Key: scrypt (RFC 7914). Pieces: AES-256-GCM (NIST SP 800-38D), each with its number and a mark on the last one in its
nonce, so that a piece that was changed, moved, left out or cut off is noticed (the STREAM construction: Hoang,
Reyhanitabar, Rogaway and Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", CRYPTO 2015).
"""

from __future__ import annotations

import io
import json
import os
from base64 import b64decode, b64encode
from hashlib import scrypt
from typing import IO, TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from broadsheet.errors import InputError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

FORM = 1
"""Counted up when the form of backups changes."""
MAGIC = b"broadsheet backup\n"
PIECE = 1 << 20
"""Bytes sealed at a time."""
COST = {"n": 1 << 15, "r": 8, "p": 1}
"""scrypt's cost: 32 MB and about a tenth of a second for each try."""
MOST = 64 * 1024 * 1024
TAG = 16
LENGTH = 4
"""Bytes that tell the length of a sealed piece."""


class Sealed(io.RawIOBase):
    """Writes what it is given to another stream, sealed. The last piece is written by ``close``."""

    def __init__(self, out: IO[bytes], passphrase: str) -> None:
        super().__init__()
        salt, self._prefix = os.urandom(16), os.urandom(7)
        self._cipher = AESGCM(_key(passphrase, salt, COST))
        self._out, self._kept, self._number = out, bytearray(), 0
        told = {"form": FORM, "salt": _text(salt), "nonce": _text(self._prefix), **COST}
        self._head = json.dumps(told).encode() + b"\n"
        out.write(MAGIC + self._head)

    def writable(self) -> bool:
        """It is written to."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Take in data; whole pieces are sealed at once."""
        taken = bytes(data)
        self._kept += taken
        while len(self._kept) > PIECE:
            self._put(bytes(self._kept[:PIECE]), last=False)
            del self._kept[:PIECE]
        return len(taken)

    def close(self) -> None:
        """Seal what is left; without this the backup counts as cut off."""
        if not self.closed:
            self._put(bytes(self._kept), last=True)
        super().close()

    def _put(self, piece: bytes, *, last: bool) -> None:
        """Seal one piece."""
        sealed = self._cipher.encrypt(_nonce(self._prefix, self._number, last=last), piece, self._head)
        self._out.write(len(sealed).to_bytes(LENGTH, "big") + sealed)
        self._number += 1


class Opened(io.RawIOBase):
    """Reads what ``Sealed`` wrote; ``name`` is the file's, for sentences.

    Raises ``InputError`` where the passphrase is another, or the file was changed or cut off.
    """

    def __init__(self, source: IO[bytes], passphrase: str, name: str) -> None:
        super().__init__()
        self._source, self._name, self._number, self._done = source, name, 0, False
        self._head = _head(source, name)
        told = json.loads(self._head)
        self._prefix = b64decode(told["nonce"])
        cost = {key: int(told[key]) for key in COST}
        if 128 * cost["n"] * cost["r"] > MOST:
            raise InputError(f"{name} asks for more memory than a backup of ours does; its beginning was changed.")
        self._cipher = AESGCM(_key(passphrase, b64decode(told["salt"]), cost))
        self._kept = b""

    def readable(self) -> bool:
        """It is read from."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Give what was sealed."""
        view = memoryview(buffer).cast("B")
        while not self._kept and not self._done:
            self._kept = self._piece()
        given = self._kept[: len(view)]
        view[: len(given)] = given
        self._kept = self._kept[len(given) :]
        return len(given)

    def _piece(self) -> bytes:
        """Open the next piece."""
        length = int.from_bytes(self._exactly(LENGTH), "big")
        if not TAG <= length <= PIECE + TAG:
            raise InputError(f"{self._name} was changed after {self._number} MB; take another backup.")
        sealed = self._exactly(length)
        for last in (False, True):
            try:
                piece = self._cipher.decrypt(_nonce(self._prefix, self._number, last=last), sealed, self._head)
            except InvalidTag:
                continue
            self._number, self._done = self._number + 1, last
            return piece
        raise InputError(self._refused())

    def _refused(self) -> str:
        """Why a piece does not open."""
        if self._number == 0:
            return f"The passphrase does not open {self._name}, or its first bytes were changed."
        return f"{self._name} was changed after {self._number} MB; take another backup."

    def _exactly(self, count: int) -> bytes:
        """So many bytes. Raises ``InputError`` where the file ends before."""
        data = self._source.read(count)
        if len(data) != count:
            raise InputError(f"{self._name} is cut off after {self._number} MB; take another backup.")
        return data


def _head(source: IO[bytes], name: str) -> bytes:
    """The first line after the mark. Raises ``InputError`` for a file of another kind or form."""
    if source.read(len(MAGIC)) != MAGIC:
        raise InputError(f"{name} is no backup of a newsroom.")
    head = source.readline(1000)
    try:
        form = json.loads(head)["form"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{name} is cut off or was changed in its first line.") from error
    if form != FORM:
        raise InputError(f"{name} was made by a newer Broadsheet (form {form}); restore it with that one.")
    return head


def _key(passphrase: str, salt: bytes, cost: dict[str, int]) -> bytes:
    """The key of a passphrase."""
    return scrypt(passphrase.encode(), salt=salt, maxmem=MOST, dklen=32, **cost)


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    """The nonce of a piece: 7 bytes of chance, its number, and whether it is the last."""
    return prefix + number.to_bytes(4, "big") + bytes([last])


def _text(data: bytes) -> str:
    """Bytes as text."""
    return b64encode(data).decode()
