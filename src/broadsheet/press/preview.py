"""Pictures of the pages: each page and each spread as PNG, drawn by PDFium from the finished file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image
from pypdfium2 import PdfDocument

if TYPE_CHECKING:
    from pathlib import Path

POINTS_PER_INCH = 72


def render_pages(pdf_path: Path, out_dir: Path, dpi: int = 110) -> tuple[Path, ...]:
    """Draw every page as ``NN.png`` and every spread as ``NN-MM.png`` into ``out_dir``; their paths in that order.

    Odd pages are right-hand pages, so page 1 stands alone and pages 2 and 3 make the first spread.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    spreads: list[Path] = []
    left: Image.Image | None = None
    document = PdfDocument(pdf_path)  # type: ignore[no-untyped-call] # the library is only partly typed
    try:
        for index in range(len(document)):
            number = index + 1
            picture = document[index].render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB")
            paths.append(_save(picture, out_dir / f"{number:02d}.png"))
            if left is not None:
                spreads.append(_save(_side_by_side(left, picture), out_dir / f"{number - 1:02d}-{number:02d}.png"))
            left = picture if number % 2 == 0 else None
    finally:
        document.close()  # type: ignore[no-untyped-call] # the same
    return (*paths, *spreads)


def _side_by_side(left: Image.Image, right: Image.Image) -> Image.Image:
    """Two facing pages."""
    spread = Image.new("RGB", (left.width + right.width, max(left.height, right.height)), "white")
    spread.paste(left, (0, 0))
    spread.paste(right, (left.width, 0))
    return spread


def _save(picture: Image.Image, path: Path) -> Path:
    picture.save(path, "PNG", compress_level=6)
    return path
