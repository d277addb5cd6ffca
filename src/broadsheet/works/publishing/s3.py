"""S3 and what speaks its language: Amazon, Cloudflare R2, Backblaze B2, Hetzner, Scaleway, Garage, MinIO and others.

Credentials come from the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION, or the
role of the machine. The client is ``obstore``, an extra: ``pip install 'broadsheet[s3]'``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from broadsheet.errors import InputError, UsageError

try:
    import obstore
    from obstore.exceptions import BaseError
    from obstore.store import S3Store
except ImportError:  # the extra is not installed; ``open_bucket`` says so
    obstore = None  # type: ignore[assignment] # looked at before anything of it is used

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from obstore.store import S3Config

PATIENCE = timedelta(seconds=60)
"""How long one file is tried again when the storage does not answer."""


@dataclass(frozen=True, slots=True)
class Target:
    """A bucket and the folder in it ("" the bucket itself); ``endpoint`` is empty for Amazon."""

    bucket: str
    prefix: str = ""
    endpoint: str = ""

    def __str__(self) -> str:
        """``s3://bucket/prefix``."""
        return f"s3://{self.bucket}/{self.prefix}".removesuffix("/")


def target_of(text: str, endpoint: str = "") -> Target:
    """``s3://bucket/prefix`` as a target. Raises ``UsageError`` where it is none."""
    parts = urlsplit(text)
    if parts.scheme != "s3" or not parts.netloc or parts.query or parts.fragment:
        raise UsageError(f"{text} is not of the form s3://bucket or s3://bucket/folder.")
    if endpoint and urlsplit(endpoint).scheme not in {"http", "https"}:
        raise UsageError(f"--endpoint {endpoint} is no web address; name one such as https://s3.example.org.")
    return Target(parts.netloc, parts.path.strip("/"), endpoint)


class S3Bucket:
    """A bucket of S3-style storage. Raises ``InputError`` with a sentence where the storage refuses."""

    def __init__(self, target: Target) -> None:
        self._target = target
        options: S3Config = {"endpoint": target.endpoint} if target.endpoint else {}
        self._store = S3Store(
            target.bucket,
            config=options,
            prefix=target.prefix or None,
            client_options={"allow_http": target.endpoint.startswith("http://"), "timeout": "120s"},
            retry_config={"max_retries": 5, "retry_timeout": PATIENCE},
        )

    def get(self, key: str) -> bytes | None:
        """A file; None where there is none."""
        try:
            return bytes(obstore.get(self._store, key).bytes())
        except FileNotFoundError as error:
            if "NoSuchBucket" in str(error):
                raise self._refusal(error) from error
            return None
        except BaseError as error:
            raise self._refusal(error) from error

    def put(self, key: str, data: bytes, headers: Mapping[str, str]) -> None:
        """Store a file with its type and how long it may be kept."""
        try:
            obstore.put(self._store, key, data, attributes=dict(headers), use_multipart=False)
        except (BaseError, FileNotFoundError) as error:
            raise self._refusal(error) from error

    def delete(self, keys: Sequence[str]) -> None:
        """Remove files."""
        try:
            obstore.delete(self._store, list(keys))
        except (BaseError, FileNotFoundError) as error:
            raise self._refusal(error) from error

    def _refusal(self, error: Exception) -> InputError:
        """What the storage said, as a sentence with a way out."""
        told = " ".join(str(error).split("\n\nDebug source")[0].split())
        ways = {
            "NoSuchBucket": "There is no such bucket; make it, or mind the spelling and --endpoint.",
            "169.254.169.254": "No credentials were found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
            "Forbidden": "The key may not do that; mind its rights, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
            "error sending request": "The storage does not answer; mind --endpoint, and run it again to go on.",
        }
        way = next((way for word, way in ways.items() if word.lower() in told.lower()), "Run it again to go on.")
        return InputError(f"{self._target}: {way} The storage said: {told[:300]}")


def open_bucket(target: Target) -> S3Bucket:
    """The bucket of a target. Raises ``UsageError`` where the extra that speaks to it is not installed."""
    if obstore is None:
        raise UsageError("Publishing to s3:// needs one more package: pip install 'broadsheet[s3]'.")
    return S3Bucket(target)
