"""Colours for the press: ink sums held, greys as light on paper as on screen, profiles respected."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image, ImageCms

from broadsheet.press.colour import MARGIN, black_curve, clamp, heaviest, press_table, to_srgb
from broadsheet.press.printers import PROFILES

NEWSPRINT = PROFILES / "newsprint-tr002.icc"


@given(arrays.arrays(np.uint8, (5, 7, 4)), st.integers(100, 400))
def test_clamping_holds_the_sum_and_leaves_black(inks, limit):
    held = clamp(inks, limit)
    assert heaviest(held) <= limit
    assert (held[..., 3] == inks[..., 3]).all()
    light = inks.sum(axis=-1, dtype=int) <= int(limit * 2.55)
    assert (held[light] == inks[light]).all()


@given(arrays.arrays(np.uint8, (3, 6, 4)))
def test_the_heaviest_pixel_is_found_two_bytes_at_a_time(inks):
    assert heaviest(inks) == pytest.approx(inks.sum(axis=-1, dtype=int).max() / 2.55)


@pytest.mark.parametrize("limit", [180, 220, 240])
def test_no_colour_of_a_picture_exceeds_the_limit(limit):
    steps = np.linspace(0, 255, 52).round().astype(np.uint8)
    cube = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), axis=-1).reshape(52, -1, 3)
    inks = np.asarray(Image.fromarray(cube).filter(press_table(NEWSPRINT, limit)))
    assert heaviest(inks) <= limit - MARGIN + 1
    assert inks.reshape(-1, 4)[-1].tolist() == [0, 0, 0, 0], "paper white stays bare"


def test_the_table_agrees_with_the_profile_it_was_made_from():
    chance = np.random.default_rng(7)
    picture = Image.fromarray(chance.integers(0, 256, (60, 60, 3), dtype=np.uint8))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    profile = ImageCms.getOpenProfile(str(NEWSPRINT))
    srgb = ImageCms.createProfile("sRGB")
    transform = ImageCms.buildTransform(
        srgb, profile, "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags=flags
    )
    wanted = np.asarray(ImageCms.applyTransform(picture, transform)).astype(int)
    made = np.asarray(picture.filter(press_table(NEWSPRINT, 400))).astype(int)
    assert np.abs(made - wanted).mean() < 1
    assert np.abs(made - wanted).max() < 16


def test_the_newsprint_profile_is_a_printers_for_four_inks():
    data = NEWSPRINT.read_bytes()
    assert (data[12:16], data[16:20], data[36:40]) == (b"prtr", b"CMYK", b"acsp")
    profile = ImageCms.getOpenProfile(str(NEWSPRINT)).profile
    assert "TR 002" in profile.profile_description
    assert "TR 002" in profile.copyright


def test_greys_run_from_solid_black_to_bare_paper_without_a_step_back():
    curve = black_curve(NEWSPRINT)
    assert (curve[0], curve[255]) == (255, 0)
    assert list(curve) == sorted(curve, reverse=True)
    assert curve[128] < 127, "the press darkens middle tones, so less ink is laid down"


def test_a_picture_in_another_rgb_is_brought_to_srgb():
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    picture = Image.new("RGB", (4, 4), (200, 30, 30))
    assert to_srgb(picture, wide.tobytes(), NEWSPRINT) is picture, "a profile that does not fit is left aside"
    assert to_srgb(picture, b"no profile", NEWSPRINT) is picture
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    assert to_srgb(picture, srgb.tobytes(), NEWSPRINT) is picture


def test_a_picture_in_four_inks_is_shown_in_rgb():
    buffer = BytesIO()
    Image.new("CMYK", (4, 4), (0, 0, 0, 255)).save(buffer, "TIFF")
    shown = to_srgb(Image.open(buffer), None, NEWSPRINT)
    assert shown.mode == "RGB"
    assert max(shown.getpixel((0, 0))) < 80
