"""Secrets that stand in the database sealed: a copy of it is of no use without the newsroom's own key.

A key for each purpose is derived from the newsroom's by HKDF (RFC 5869), and seals as Fernet does (AES-128 in CBC with
HMAC-SHA256). A backup carries the newsroom's key, so what is sealed can be opened again after a restore.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LENGTH = 32
"""Bytes of a key of Fernet's."""


def sealed(words: str, purpose: str) -> str:
    """Words that only this newsroom can read again, and only for the same purpose."""
    return _lock(purpose).encrypt(words.encode()).decode()


def unsealed(text: str, purpose: str) -> str | None:
    """The words that were sealed; None where the newsroom's key has changed, or they were sealed for something else."""
    try:
        return _lock(purpose).decrypt(text.encode()).decode()
    except InvalidToken:
        return None


def _lock(purpose: str) -> Fernet:
    """The lock for a purpose."""
    derived = HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=purpose.encode())
    return Fernet(urlsafe_b64encode(derived.derive(settings.SECRET_KEY.encode())))
