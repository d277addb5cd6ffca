"""Draws pictures for invented issues: grained landscapes that weigh what photographs do, alike for like numbers."""

from __future__ import annotations

import math
import os
import random
import shutil
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

PICTURE_SIZE = (1600, 1067)


def picture_cache() -> Path:
    """The folder of drawn pictures shared by all tests on this machine."""
    return Path(tempfile.gettempdir()) / "broadsheet-drawn-pictures-1"


def draw_picture(folder: Path, number: int, size: tuple[int, int] = PICTURE_SIZE) -> str:
    """Put the drawn picture of that number into ``folder``; returns its file name relative to the folder."""
    name = f"pictures/drawn-{number:05}-{size[0]}x{size[1]}.jpg"
    kept = picture_cache() / name
    if not kept.exists():
        _save(_scene(number, size), kept)
    if folder != picture_cache() and not (folder / name).exists():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, folder / name)
    return name


def _save(picture: Image.Image, path: Path) -> None:
    """Write aside and rename, since tests run side by side."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}.part")
    picture.save(aside, "JPEG", quality=85)
    aside.replace(path)


def _scene(number: int, size: tuple[int, int]) -> Image.Image:
    """Sky, sea, hills and houses with grain, so that its JPEG weighs what a photograph's does."""
    chance = random.Random(number)  # noqa: S311 - seeded on purpose
    picture = Image.fromarray(_sky(chance, size))
    draw = ImageDraw.Draw(picture)
    horizon = round(size[1] * chance.uniform(0.45, 0.65))
    for layer in range(3):
        draw.polygon(_hills(chance, size, horizon + layer * size[1] // 9), fill=_colour(chance, 110 - layer * 25))
    for _ in range(chance.randrange(6, 14)):
        left, wide, high = chance.randrange(size[0]), chance.randrange(40, 170), chance.randrange(50, 260)
        foot = horizon + chance.randrange(size[1] // 3)
        draw.rectangle((left, foot - high, left + wide, foot), fill=_colour(chance, 150))
        draw.polygon(((left - 8, foot - high), (left + wide // 2, foot - high - 60), (left + wide + 8, foot - high)),
                     fill=_colour(chance, 90))  # fmt: skip
    return _grained(picture, number)


def _sky(chance: random.Random, size: tuple[int, int]) -> np.ndarray:
    """A vertical gradient between two colours; shape (height, width, 3), bytes."""
    top, foot = np.array(_colour(chance, 120)), np.array(_colour(chance, 215))
    ramp = np.linspace(0, 1, size[1])[:, None, None]
    return np.broadcast_to(top + (foot - top) * ramp, (size[1], size[0], 3)).astype(np.uint8)


def _hills(chance: random.Random, size: tuple[int, int], height: int) -> list[tuple[int, int]]:
    """A wavy skyline closed along the picture's foot."""
    phase, wave = chance.uniform(0, 6), chance.uniform(1.5, 4)
    line = [(x, height + round(45 * math.sin(phase + wave * x / size[0] * 6))) for x in range(0, size[0] + 40, 40)]
    return [(0, size[1]), *line, (size[0] + 40, size[1])]


def _colour(chance: random.Random, around: int) -> tuple[int, int, int]:
    """A muted colour of about that lightness."""
    red, green, blue = (max(0, min(255, around + chance.randrange(-45, 46))) for _ in range(3))
    return red, green, blue


def _grained(picture: Image.Image, number: int) -> Image.Image:
    """The picture with film grain."""
    grain = np.random.default_rng(number).normal(0, 7, (picture.height, picture.width, 1))
    return Image.fromarray(np.clip(np.asarray(picture) + grain, 0, 255).astype(np.uint8))
