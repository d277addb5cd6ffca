"""What the second factor needs of the newsroom: sealed secrets, and the square that telephones read."""

from __future__ import annotations

from base64 import b32encode, urlsafe_b64encode
from hashlib import sha256
from io import BytesIO
from secrets import token_bytes

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

ISSUER = "Newsroom"
SECRET_BYTES = 20
PURPOSE = b"broadsheet.newsroom.people.factors"


def _seal() -> Fernet:
    """The lock of the secrets: of this newsroom's own key, and for this purpose alone."""
    return Fernet(urlsafe_b64encode(sha256(PURPOSE + settings.SECRET_KEY.encode()).digest()))


class Factors(DefaultMFAAdapter):
    """Second factors as the newsroom keeps them: what stands in the database is of no use without its key."""

    def get_totp_issuer(self) -> str:
        """What the telephone calls the newsroom."""
        return f"{ISSUER} ({self._get_site_name()})"

    def build_totp_svg(self, url: str) -> str:
        """The square as SVG, dark on light with its quiet border, so that it is read in dark rooms too."""
        out = BytesIO()
        segno.make(url, error="m").save(out, kind="svg", scale=4, border=4, dark="#000", light="#fff", xmldecl=False)
        return out.getvalue().decode()

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret; where the newsroom's key has changed, one that nobody knows: nothing matches it."""
        try:
            return _seal().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return b32encode(token_bytes(SECRET_BYTES)).decode()
