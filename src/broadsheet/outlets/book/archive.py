"""The container: a zip file that begins with its media type and holds the same bytes for the same book (OCF 3.3)."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

File: TypeAlias = "tuple[str, bytes]"
"""A path in the container and its contents."""

MEDIA_TYPE = b"application/epub+zip"
PACKAGE = "EPUB/package.opf"
CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKED = (".jpeg", ".jpg", ".png")
"""What packing would not make smaller."""
EPOCH = (1980, 1, 1, 0, 0, 0)
LEVEL = 6
PLAIN_FILE = 0o644 << 16


def container(files: Iterable[File]) -> bytes:
    """The files of a publication, with paths below ``EPUB/``, as an EPUB container."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        _add(archive, "mimetype", MEDIA_TYPE, zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", CONTAINER.encode(), zipfile.ZIP_DEFLATED)
        for path, content in files:
            how = zipfile.ZIP_STORED if path.endswith(PACKED) else zipfile.ZIP_DEFLATED
            _add(archive, f"EPUB/{path}", content, how)
    return stream.getvalue()


def _add(archive: zipfile.ZipFile, path: str, content: bytes, how: int) -> None:
    """One file without anything of the day or the machine it was written on."""
    entry = zipfile.ZipInfo(path, EPOCH)
    entry.compress_type = how
    entry.create_system = 3
    entry.external_attr = PLAIN_FILE
    archive.writestr(entry, content, compresslevel=LEVEL)
