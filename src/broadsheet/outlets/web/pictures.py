"""A picture on a page: a ``<picture>`` with its renditions, the best kind first, and its size so that nothing jumps."""

from __future__ import annotations

from broadsheet.outlets.markup import attribute
from broadsheet.outlets.model import PictureSet, Rendition
from broadsheet.outlets.web.templates import Markup

BETTER = (("avif", "image/avif"), ("webp", "image/webp"))
"""Kinds offered before what every browser shows, with their media types."""
PLAIN = ("jpeg", "png", "webp", "avif")
"""Kinds for the image itself, the first there is."""


def picture_element(
    pictures: PictureSet, alt: str, base: str = "", *, crop: str = "whole", sizes: str = "100vw", first: bool = False
) -> Markup:
    """A picture as HTML that is XHTML too; nothing when it has no rendition.

    ``crop`` is the shape wanted; the whole picture stands in where it was not cut to that. ``sizes`` says how wide it
    is shown (HTML, 4.8.4.2.2). ``first``: it is seen at once and fetched early; else it is fetched when it comes near.
    """
    plain = _best(pictures, crop)
    if not plain:
        return Markup()
    shape = plain[-1].crop
    offered = [(media, pictures.of(kind, shape)) for kind, media in BETTER if kind != plain[-1].kind]
    better = "".join(_source(media, found, base, sizes) for media, found in offered if found)
    image = _image(plain, attribute(alt), base, sizes, first)
    return Markup(f"<picture>{better}{image}</picture>")


def _best(pictures: PictureSet, crop: str) -> tuple[Rendition, ...]:
    """The renditions of the kind for the image itself, smallest first: of the crop, else of the whole."""
    wanted = (pictures.of(kind, shape) for shape in (crop, "whole") for kind in PLAIN)
    return next((found for found in wanted if found), ())


def _source(media: str, found: tuple[Rendition, ...], base: str, sizes: str) -> str:
    """A kind offered before the plain one."""
    return f'<source type="{media}" srcset="{_set(found, base)}" sizes="{attribute(sizes)}"/>'


def _image(plain: tuple[Rendition, ...], alt: str, base: str, sizes: str, first: bool) -> str:  # noqa: FBT001 - private
    """The image itself. Its size is the largest rendition's; browsers keep the room free in that proportion."""
    largest = plain[-1]
    several = f' srcset="{_set(plain, base)}" sizes="{attribute(sizes)}"' if len(plain) > 1 else ""
    fetched = 'fetchpriority="high"' if first else 'loading="lazy" decoding="async"'
    size = f'width="{largest.width}" height="{largest.height}"'
    return f'<img src="{attribute(base + largest.address)}"{several} {size} alt="{alt}" {fetched}/>'


def _set(found: tuple[Rendition, ...], base: str) -> str:
    """Renditions as ``srcset`` lists them."""
    return ", ".join(f"{attribute(base + item.address)} {item.width}w" for item in found)
