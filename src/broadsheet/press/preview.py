"""Pictures of the pages: each page and each spread as PNG, drawn by PDFium from the finished file."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from PIL import Image
from pypdfium2 import PdfDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POINTS_PER_INCH = 72
WORKERS = 2
WAITING = 4
"""Pictures held in memory until they are saved."""
COMPRESSION = 3
"""A little larger than PNG can be, in a third of the time."""


def render_pages(pdf_path: Path, out_dir: Path, dpi: int = 110) -> tuple[Path, ...]:
    """Draw every page as ``NN.png`` and every spread as ``NN-MM.png`` into ``out_dir``; their paths in that order.

    Odd pages are right-hand pages, so page 1 stands alone and pages 2 and 3 make the first spread. Pictures are
    compressed in a second thread while PDFium draws the next page.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    pages: list[Path] = []
    spreads: list[Path] = []
    left: Image.Image | None = None
    with ThreadPoolExecutor(WORKERS) as pool:
        saved: list[Future[None]] = []
        for number, picture in enumerate(_pictures(pdf_path, dpi), 1):
            pages.append(out_dir / f"{number:02d}.png")
            saved.append(pool.submit(_save, picture, pages[-1]))
            if left is not None:
                spreads.append(out_dir / f"{number - 1:02d}-{number:02d}.png")
                saved.append(pool.submit(_save, _side_by_side(left, picture), spreads[-1]))
            left = picture if number % 2 == 0 else None
            while len(saved) > WAITING:
                saved.pop(0).result()
        for future in saved:
            future.result()
    return (*pages, *spreads)


def _pictures(pdf_path: Path, dpi: int) -> Iterator[Image.Image]:
    """The pages one after the other."""
    document = PdfDocument(pdf_path)  # type: ignore[no-untyped-call] # the library is only partly typed
    try:
        for index in range(len(document)):
            yield document[index].render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB")
    finally:
        document.close()  # type: ignore[no-untyped-call] # the same


def _side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two facing pages."""
    spread = Image.new("RGB", (left.width + right.width, max(left.height, right.height)), "white")
    spread.paste(left, (0, 0))
    spread.paste(right, (left.width, 0))
    return spread


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, "PNG", compress_level=COMPRESSION)
