"""The media type of every kind of file a site holds (IANA media types; RFC 9239 for scripts)."""

from __future__ import annotations

from pathlib import PurePosixPath

TEXT = "; charset=utf-8"
TYPES = {
    ".atom": "application/atom+xml" + TEXT,
    ".avif": "image/avif",
    ".css": "text/css" + TEXT,
    ".eml": "message/rfc822",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".html": "text/html" + TEXT,
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar" + TEXT,
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript" + TEXT,
    ".json": "application/json",
    ".mjs": "text/javascript" + TEXT,
    ".opml": "text/x-opml" + TEXT,
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rss": "application/rss+xml" + TEXT,
    ".svg": "image/svg+xml",
    ".txt": "text/plain" + TEXT,
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml" + TEXT,
    ".zip": "application/zip",
}
NAMES = {
    "atom.xml": TYPES[".atom"],
    "rss.xml": TYPES[".rss"],
    "feed.json": "application/feed+json",
    "_headers": TYPES[".txt"],
    "_redirects": TYPES[".txt"],
}
"""Files whose name says more than its suffix."""
UNKNOWN = "application/octet-stream"


def media_type(path: str) -> str:
    """The media type of a file by its name."""
    name = PurePosixPath(path).name
    return NAMES.get(name) or TYPES.get(PurePosixPath(name).suffix.lower(), UNKNOWN)
