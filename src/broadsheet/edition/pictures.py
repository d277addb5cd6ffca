"""What a picture or a piece of artwork is, learnt from its file's head: size and kind, or why it cannot be used.

Nothing is decoded and nothing is fetched. JPEG, PNG, TIFF and WebP are pictures; a PDF of one page is artwork.
"""

from __future__ import annotations

import struct
import warnings
from pathlib import Path

import pikepdf
from PIL import Image, UnidentifiedImageError

from broadsheet.edition.plan import PictureFacts
from broadsheet.edition.sources import leaves_folder
from broadsheet.measure import pt
from broadsheet.remarks import Place, Remark, Severity

MOST_PIXELS = 120_000_000
KINDS = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png", "TIFF": "tiff", "WEBP": "webp"}
ORIENTATION = 0x0112
LYING = {5, 6, 7, 8}
"""Values of the EXIF orientation that turn a picture on its side (CIPA DC-008, 4.6.5)."""

Found = tuple[PictureFacts | None, Remark | None]


def picture_facts(folder: Path, file: str) -> Found:
    """The size and kind of a file named in the paper, or the remark that says why it cannot be used.

    Width and height are pixels as seen (EXIF orientation applied), for a PDF the trimmed page in ``Mpt``.
    """
    unsafe = leaves_folder(folder, file)
    if unsafe:
        return _refused("unsafe-path", file, unsafe, "Copy the file into the paper's folder and name it from there.")
    path = folder / file
    try:
        head = _head(path)
    except FileNotFoundError:
        return _refused("picture-missing", file, f"The file {file} is not there.", _like(folder, file))
    except OSError as error:
        return _refused("picture-unreadable", file, f"The file {file} cannot be read ({error.strerror}).", "Check it.")
    if not head:
        return _refused("picture-empty", file, f"The file {file} has 0 bytes.", "Copy it again from where it came.")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<svg", b"<?xml", b"<!DOCTYPE svg")):
        advice = "Export it as PDF for an advert, or as PNG of at least 300 dots an inch for a story."
        return _refused("picture-svg", file, f"The file {file} is an SVG drawing, which is not taken.", advice)
    return _artwork(path, file) if b"%PDF-" in head else _image(path, file)


def _head(path: Path) -> bytes:
    """The first bytes of a file."""
    with path.open("rb") as stream:
        return stream.read(1024)


def _like(folder: Path, file: str) -> str:
    """Advice for a file that is missing: the same name in other letters, if there is one."""
    parent = (folder / file).parent
    names = sorted(entry.name for entry in parent.iterdir()) if parent.is_dir() else []
    wanted = Path(file).name
    alike = [name for name in names if name.casefold() == wanted.casefold() or Path(name).stem == Path(wanted).stem]
    return f'There is "{alike[0]}"; write the name exactly so.' if alike else "Put it there, or correct its name."


def _image(path: Path, file: str) -> Found:
    """The facts of a picture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the limit is ours, below
            with Image.open(path, formats=("JPEG", "PNG", "TIFF", "WEBP")) as image:
                return _measured(image, path, file)
    except Image.DecompressionBombError:
        return _too_large(file, "far more")
    except UnidentifiedImageError:
        message = f"The file {file} is not a JPEG, PNG, TIFF or WebP picture, whatever its name says."
        return _refused("picture-unknown", file, message, "Open it in a picture programme and save it as JPEG or PNG.")
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:
        return _broken(file, f"its head cannot be read: {error}")


def _measured(image: Image.Image, path: Path, file: str) -> Found:
    """The facts of an opened picture that is whole and not too large."""
    width, height = image.size
    if width * height > MOST_PIXELS:
        return _too_large(file, f"{width} × {height}, which is more")
    kind = KINDS[image.format or "PNG"]
    whole = _strips_are_there(image, path.stat().st_size) if kind == "tiff" else _is_whole(path, kind)
    if not whole:
        return _broken(file, "its end is missing")
    if image.format != "PNG" or "exif" in image.info:
        width, height = (height, width) if image.getexif().get(ORIENTATION) in LYING else (width, height)
    return PictureFacts(file, width, height, kind), None


def _is_whole(path: Path, kind: str) -> bool:
    """Whether the file has the end its kind asks for."""
    raw = path.read_bytes()
    if kind == "jpeg":
        return raw.find(b"\xff\xd9", _scan(raw)) >= 0
    if kind == "png":
        return b"IEND" in raw[-4096:]
    return len(raw) >= int.from_bytes(raw[4:8], "little") + 8


def _strips_are_there(image: Image.Image, size: int) -> bool:
    """Whether every strip or tile of a TIFF ends within the file (TIFF 6.0, sections 3 and 15)."""
    tags = getattr(image, "tag_v2", {})
    offsets, counts = tags.get(273) or tags.get(324) or (), tags.get(279) or tags.get(325) or ()
    return all(offset + count <= size for offset, count in zip(offsets, counts, strict=False))


def _scan(raw: bytes) -> int:
    """Where a JPEG's image data begin: its segments are stepped over, with any thumbnail in them (ITU-T T.81, B.1)."""
    at = 2
    while raw[at : at + 1] == b"\xff" and raw[at + 1 : at + 2] != b"\xda":
        at += 2 + int.from_bytes(raw[at + 2 : at + 4], "big")
    return at


def _artwork(path: Path, file: str) -> Found:
    """The facts of a PDF of one page."""
    try:
        with pikepdf.open(path, attempt_recovery=False) as pdf:
            return _page(pdf, file)
    except pikepdf.PasswordError:
        return _locked(file)
    except (pikepdf.PdfError, OSError, ValueError, TypeError, AttributeError) as error:
        return _broken(file, f"it is no sound PDF: {str(error).splitlines()[0]}")


def _page(pdf: pikepdf.Pdf, file: str) -> Found:
    """The facts of an opened PDF."""
    if pdf.is_encrypted:
        return _locked(file)
    if len(pdf.pages) != 1:
        message = f"The PDF {file} has {len(pdf.pages)} pages; artwork has one."
        return _refused("artwork-pages", file, message, "Export the one page that is the advert.")
    width, height = _trim(pdf.pages[0])
    if width <= 0 or height <= 0:
        return _broken(file, "its page has no size")
    return PictureFacts(file, width, height, "pdf"), None


def _trim(page: pikepdf.Page) -> tuple[int, int]:
    """The trimmed size in ``Mpt`` as seen: user unit and rotation applied (ISO 32000-2, 7.7.3.3 and 14.11.2)."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    unit = float(page.get("/UserUnit", 1))
    width, height = pt(abs(right - left) * unit), pt(abs(top - bottom) * unit)
    return (height, width) if page.rotation % 180 else (width, height)


def _locked(file: str) -> Found:
    """An encrypted PDF."""
    return _refused("artwork-encrypted", file, f"The PDF {file} is encrypted.", "Ask for it without a password.")


def _too_large(file: str, size: str) -> Found:
    """A picture of more pixels than any page needs, or one made to fill the memory."""
    message = f"The picture {file} has {size} than {MOST_PIXELS // 1_000_000} million pixels."
    return _refused("picture-too-large", file, message, "Save it smaller; 6000 pixels across are enough for any page.")


def _broken(file: str, why: str) -> Found:
    """A file that is cut off or damaged."""
    advice = "Copy it again from where it came, or save it anew."
    return _refused("picture-broken", file, f"The file {file} is damaged: {why}.", advice)


def _refused(rule: str, file: str, message: str, advice: str) -> Found:
    """No facts, but a remark."""
    return None, Remark(rule, Severity.STOP, Place(file), message, advice)
