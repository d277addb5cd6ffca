"""What the second factor needs of the newsroom: sealed secrets, and the square that telephones read."""

from __future__ import annotations

from base64 import b32encode
from io import BytesIO
from secrets import token_bytes

import segno
from allauth.mfa.adapter import DefaultMFAAdapter

from broadsheet.newsroom.people.safe import sealed, unsealed

ISSUER = "Newsroom"
SECRET_BYTES = 20
PURPOSE = "broadsheet: second factors"


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
        return sealed(text, PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret; where the newsroom's key has changed, one that nobody knows: nothing matches it."""
        return unsealed(encrypted_text, PURPOSE) or b32encode(token_bytes(SECRET_BYTES)).decode()
