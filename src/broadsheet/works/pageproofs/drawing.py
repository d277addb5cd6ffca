"""Pictures of pages, drawn by PDFium from a reading edition of just those pages."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

from PIL.Image import Resampling
from pypdfium2 import PdfDocument

from broadsheet.press.writer import write_reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PIL import Image

    from broadsheet.press.display import DisplayList, DisplayPage

POINTS_PER_INCH = 72
COMPRESSION = 3
QUALITY, EFFORT = 68, 3
"""Of WebP: type stays sharp at the size pages have side by side."""


def draw_pages(display: DisplayList, wanted: Mapping[Path, DisplayPage], dpi: int, width: int = 0) -> None:
    """Draw pages of a display list, each as the PNG file named, written aside and renamed into place.

    With a ``width`` in pixels each is drawn that wide too, as WebP beside it.
    """
    if not wanted:
        return
    named = {frame.ref.story for page in wanted.values() for frame in page.frames if hasattr(frame, "ref")}
    stories = tuple(story for story in display.stories if story.id in named)
    stream = BytesIO()
    write_reading(replace(display, pages=tuple(wanted.values()), stories=stories), stream)
    document = PdfDocument(stream.getvalue())  # type: ignore[no-untyped-call] # the library is only partly typed
    try:
        with ThreadPoolExecutor(1) as pool:
            saved = [
                pool.submit(
                    _save, document[at].render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB"), file, width
                )
                for at, file in enumerate(wanted)
            ]
            for future in saved:
                future.result()
    finally:
        document.close()  # type: ignore[no-untyped-call] # the same


def _save(picture: Image.Image, file: Path, width: int) -> None:
    """Write a picture, and a smaller one beside it where one is wanted."""
    if width:
        small = picture.copy()
        small.thumbnail((width, width * picture.height), Resampling.LANCZOS, reducing_gap=2)
        _put(small, file.with_suffix(".webp"), "WEBP", quality=QUALITY, method=EFFORT)
    _put(picture, file, "PNG", compress_level=COMPRESSION)


def _put(picture: Image.Image, file: Path, kind: str, **wishes: int) -> None:
    """Write a picture aside and rename it into place."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f"{file.name}.{os.getpid()}.part")
    picture.save(aside, kind, **wishes)
    aside.replace(file)
