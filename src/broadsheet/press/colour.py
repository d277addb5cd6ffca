"""Colour for the press: from a picture's colours to the printer's four inks, never above the ink limit.

A picture's own profile (sRGB where it has none) is led through the printer's ICC profile once, into a lookup table of
``GRID``³ nodes whose ink sums are held to the limit by taking cyan, magenta and yellow down and leaving black. Between
nodes the inks are interpolated linearly, so that no pixel can carry more than its nodes do.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageCms, ImageFilter

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

GRID = 33
MARGIN = 5
"""Per cent kept below the limit, for what JPEG adds to single pixels."""
FULL = 255
PAIR, WORD = np.uint32(0x00FF00FF), np.uint32(0xFFFF)
"""Masks for every other byte, and for the lower two bytes."""
INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.HIGHRESPRECALC


def clamp(inks: NDArray[np.uint8], limit: float) -> NDArray[np.uint8]:
    """Inks (…, 4) in 0…255 with their sum held to ``limit`` per cent: CMY are scaled, K stays."""
    ceiling = int(limit * FULL / 100)
    total = inks.astype(np.uint16).sum(axis=-1)
    over = total > ceiling
    if not over.any():
        return inks
    held = inks.copy()
    colours = inks[over, :3].astype(np.float32)
    room = np.maximum(ceiling - inks[over, 3].astype(np.float32), 0)
    held[over, :3] = np.floor(colours * (room / np.maximum(colours.sum(axis=-1), 1))[:, None])
    return held


def heaviest(inks: NDArray[np.uint8]) -> float:
    """The largest ink sum of any pixel of (height, width, 4) inks, in per cent. Sums two bytes at a time."""
    words = np.ascontiguousarray(inks).view(np.uint32)
    pairs = (words & PAIR) + ((words >> 8) & PAIR)
    return float(((pairs & WORD) + (pairs >> 16)).max()) * 100 / FULL


@lru_cache(maxsize=8)
def press_table(profile: Path, limit: int) -> ImageFilter.Color3DLUT:
    """The table from sRGB to the inks of ``profile``, held to ``limit`` per cent."""
    steps = np.rint(np.linspace(0, FULL, GRID)).astype(np.uint8)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    nodes = Image.fromarray(np.stack([red, green, blue], axis=-1).reshape(GRID, GRID * GRID, 3))
    inks = np.asarray(ImageCms.applyTransform(nodes, _to_press(profile)))
    held = clamp(inks, limit - MARGIN).reshape(-1, 4).astype(np.float32) / FULL
    return ImageFilter.Color3DLUT(GRID, held.ravel(), channels=4, target_mode="CMYK", _copy_table=False)


@lru_cache(maxsize=8)
def _to_press(profile: Path) -> ImageCms.ImageCmsTransform:
    srgb = ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(srgb, ImageCms.getOpenProfile(str(profile)), "RGB", "CMYK", INTENT, flags=FLAGS)


@lru_cache(maxsize=8)
def _from_press(profile: Path) -> ImageCms.ImageCmsTransform:
    srgb = ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(ImageCms.getOpenProfile(str(profile)), srgb, "CMYK", "RGB", INTENT, flags=FLAGS)


@lru_cache(maxsize=8)
def black_curve(profile: Path) -> tuple[int, ...]:
    """For each grey 0…255 of a picture the strength of black that looks as light on the printer's paper.

    Lightness runs from the paper's white to its solid black, as the relative intent with black-point compensation does.
    """
    ramp = np.zeros((1, 256, 4), dtype=np.uint8)
    ramp[0, :, 3] = np.arange(256)
    lab = ImageCms.createProfile("LAB")
    to_lab = ImageCms.buildTransform(ImageCms.getOpenProfile(str(profile)), lab, "CMYK", "LAB", INTENT)
    printed = np.asarray(ImageCms.applyTransform(Image.fromarray(ramp, "CMYK"), to_lab))[0, :, 0].astype(float)
    greys = Image.fromarray(np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2))
    wanted_to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), lab, "RGB", "LAB", INTENT)
    wanted = np.asarray(ImageCms.applyTransform(greys, wanted_to_lab))[0, :, 0].astype(float)
    light = (printed - printed.min()) / (printed.max() - printed.min()) * FULL
    strength = np.interp(wanted, light[::-1], np.arange(256)[::-1])
    return tuple(int(value) for value in np.rint(strength))


def to_srgb(picture: Image.Image, icc: bytes | None, press: Path) -> Image.Image:
    """An RGB or CMYK picture in sRGB. Without a profile of its own, RGB is taken as sRGB and CMYK as the printer's."""
    own = _own_profile(icc, picture.mode)
    if own is None:
        return _applied(picture, _from_press(press)) if picture.mode == "CMYK" else picture
    if _is_srgb(own):
        return picture
    srgb = ImageCms.createProfile("sRGB")
    return _applied(picture, ImageCms.buildTransform(own, srgb, picture.mode, "RGB", INTENT, flags=FLAGS))


def _applied(picture: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    """A picture led through a transform; the original is left alone."""
    return ImageCms.applyTransform(picture, transform) or picture


def _own_profile(icc: bytes | None, mode: str) -> ImageCms.ImageCmsProfile | None:
    """A picture's own profile when it can be read and fits the picture's colours."""
    if not icc:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
    except (OSError, ImageCms.PyCMSError):
        return None
    return profile if str(profile.profile.xcolor_space).strip() == mode else None


def _is_srgb(profile: ImageCms.ImageCmsProfile) -> bool:
    return "srgb" in (profile.profile.profile_description or "").lower()
