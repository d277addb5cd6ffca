"""The whole inspection of a file: its document level, then page by page its boxes, fonts and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import PasswordError, Pdf, PdfError

from broadsheet.press.preflight.boxes import check_boxes
from broadsheet.press.preflight.document import check_document
from broadsheet.press.preflight.findings import Findings
from broadsheet.press.preflight.marks import MarksInspector
from broadsheet.press.preflight.typefaces import check_font, check_fonts, fonts_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from broadsheet.press.printers import Printer
    from broadsheet.remarks import Remark


def preflight(path: Path, printer: Printer) -> tuple[Remark, ...]:
    """Hold a PDF against PDF/X-4 (ISO 15930-7) and a printer's own limits.

    Returns what was found, STOP for what a printer would send back. A file that cannot be read is a finding too.
    """
    return _read(path, printer, _inspect)


def preflight_artwork(path: Path, printer: Printer) -> tuple[Remark, ...]:
    """Hold an advert's PDF against what matters once its first page is placed: fonts, colours, ink, pictures."""
    return _read(path, printer, _inspect_artwork)


def _read(path: Path, printer: Printer, inspect: Callable[[Pdf, Printer, Findings], None]) -> tuple[Remark, ...]:
    findings = Findings(path.name)
    try:
        with Pdf.open(path) as pdf:
            inspect(pdf, printer, findings)
    except PasswordError:
        findings.add("pdf-encrypted", "The file is locked with a password.")
    except PdfError as error:
        told = str(error).removeprefix(f"{path}: ")
        findings.add("pdf-unreadable", f"The file cannot be read as a PDF ({told}).")
    except OSError as error:
        findings.add("pdf-unreadable", f"The file cannot be opened ({error.strerror}).")
    return findings.remarks()


def _inspect(pdf: Pdf, printer: Printer, findings: Findings) -> None:
    check_document(pdf, printer, findings)
    check_boxes(pdf, printer, findings)
    check_fonts(pdf, findings)
    inspector = MarksInspector(printer, findings)
    for number, page in enumerate(pdf.pages, 1):
        inspector.page(page, number)


def _inspect_artwork(pdf: Pdf, printer: Printer, findings: Findings) -> None:
    for page in list(pdf.pages)[:1]:
        for font in fonts_of(page):
            check_font(font, 1, findings)
        MarksInspector(printer, findings).page(page, 1)
