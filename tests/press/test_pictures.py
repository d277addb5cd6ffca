"""Pictures for both editions: upright, cropped, no finer than needed, and never over the ink limit."""

from __future__ import annotations

import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from broadsheet.measure import INCH
from broadsheet.press.colour import heaviest
from broadsheet.press.content import Placed
from broadsheet.press.pictures import SCREEN_PPI, Darkroom, develop
from broadsheet.press.printers import printer_named

COLDSET, SHEETFED = printer_named("newsprint-coldset"), printer_named("sheetfed-bleed")
WHOLE = (0, 0, 1000, 1000)


def use(file, crop=WHOLE, width=INCH, height=INCH, name="Im0"):
    return Placed(name, file, crop, width, height)


def develop_one(folder, placed, printer=COLDSET):
    prints, remarks = develop(Darkroom(folder, printer=printer), [placed])
    return prints[placed.name], remarks


def decoded(coded, mode="RGB"):
    """What a reader of the PDF sees."""
    if coded.filter == "/FlateDecode":
        return Image.frombytes(mode, (coded.width, coded.height), zlib.decompress(coded.data))
    return Image.open(BytesIO(coded.data))


def two_tone(size=(400, 200)):
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    return picture


def test_pictures_come_at_the_resolution_of_their_place(tmp_path):
    Image.effect_noise((1600, 1600), 50).convert("RGB").save(tmp_path / "big.jpg")
    made, remarks = develop_one(tmp_path, use("big.jpg"))
    assert remarks == ()
    assert (made.screen.width, made.screen.height) == (SCREEN_PPI, SCREEN_PPI)
    assert (made.press.width, made.press.height) == (COLDSET.ppi, COLDSET.ppi)
    assert (made.screen.space, made.press.space) == ("/DeviceRGB", "/DeviceCMYK")
    assert made.press.inverted
    assert not made.screen.inverted


def test_a_picture_is_never_blown_up(tmp_path):
    Image.effect_noise((90, 60), 50).convert("RGB").save(tmp_path / "small.jpg")
    made, _ = develop_one(tmp_path, use("small.jpg"))
    assert (made.press.width, made.press.height) == (90, 60)


def test_only_the_crop_is_shown(tmp_path):
    two_tone().save(tmp_path / "two.jpg", quality=95)
    left, _ = develop_one(tmp_path, use("two.jpg", crop=(0, 0, 450, 1000)))
    right, _ = develop_one(tmp_path, use("two.jpg", crop=(550, 0, 1000, 1000)))
    assert np.asarray(decoded(left.screen))[..., 0].mean() > 240
    assert np.asarray(decoded(right.screen))[..., 2].mean() > 240


def test_a_picture_on_its_side_is_turned_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise by a quarter
    two_tone((300, 200)).save(tmp_path / "side.jpg", exif=exif, quality=95)
    made, _ = develop_one(tmp_path, use("side.jpg", width=INCH, height=INCH))
    top, foot = decoded(made.screen).getpixel((5, 5)), decoded(made.screen).getpixel((5, made.screen.height - 5))
    assert (top[0] > 200, foot[2] > 200) == (True, True)


def test_transparency_lies_on_white(tmp_path):
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    made, _ = develop_one(tmp_path, use("clear.png"))
    assert decoded(made.screen).getpixel((10, 10)) == (255, 255, 255)
    assert decoded(made.press, "CMYK").getpixel((10, 10)) == (0, 0, 0, 0)


def test_grey_pictures_are_printed_in_black_alone(tmp_path):
    Image.linear_gradient("L").save(tmp_path / "grey.png")
    made, _ = develop_one(tmp_path, use("grey.png"))
    assert (made.screen.space, made.press.space) == ("/DeviceGray", "/DeviceGray")
    Image.fromarray((np.arange(10000, dtype=np.uint16) * 6).reshape(100, 100)).save(tmp_path / "deep.png")
    deep, remarks = develop_one(tmp_path, use("deep.png"))
    assert remarks == ()
    assert deep.press.space == "/DeviceGray"


def test_drawings_of_few_colours_stay_exact(tmp_path):
    drawing = Image.new("P", (120, 80))
    drawing.putpalette([255, 255, 255, 10, 40, 90])
    drawing.paste(1, (20, 20, 60, 60))
    drawing.save(tmp_path / "plan.png")
    made, _ = develop_one(tmp_path, use("plan.png", width=INCH * 2, height=INCH * 2))
    assert made.screen.filter == "/FlateDecode"
    assert decoded(made.screen).getpixel((40, 40)) == (10, 40, 90)


@pytest.mark.parametrize("printer", [COLDSET, SHEETFED], ids=lambda printer: printer.name)
def test_what_a_reader_decodes_keeps_the_ink_limit(tmp_path, printer):
    chance = np.random.default_rng(3)
    hard = np.repeat(chance.integers(0, 2, (300, 300, 1), dtype=np.uint8) * 255, 3, axis=2)
    Image.fromarray(hard).save(tmp_path / "hard.tif")
    Image.new("CMYK", (300, 300), (255, 255, 255, 255)).save(tmp_path / "heavy.tif")
    for file in ("hard.tif", "heavy.tif"):
        made, remarks = develop_one(tmp_path, use(file, width=2 * INCH, height=2 * INCH), printer)
        assert remarks == ()
        assert heaviest(np.asarray(decoded(made.press, "CMYK"))) <= printer.ink_limit


def test_press_colours_made_by_an_advertiser_are_left_as_they_are(tmp_path):
    Image.new("CMYK", (100, 100), (0, 0, 0, 255)).save(tmp_path / "ad.tif")
    made, _ = develop_one(tmp_path, use("ad.tif"))
    assert decoded(made.press, "CMYK").getpixel((50, 50)) == (0, 0, 0, 255)


def test_an_rgb_profile_in_the_picture_is_followed(tmp_path):
    Image.new("RGB", (40, 40), "green").save(tmp_path / "odd.png", icc_profile=b"not a profile")
    made, remarks = develop_one(tmp_path, use("odd.png"))
    assert remarks == ()
    assert decoded(made.screen).getpixel((5, 5)) == (0, 128, 0)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0 cut short", b"plain text"])
def test_a_picture_that_cannot_be_read_is_a_grey_panel_and_a_remark(tmp_path, data):
    (tmp_path / "bad.jpg").write_bytes(data)
    made, remarks = develop_one(tmp_path, use("bad.jpg"))
    assert [remark.rule for remark in remarks] == ["picture-unreadable"]
    assert "grey panel" in remarks[0].message
    assert (made.screen.width, made.press.width) == (1, 1)


def test_a_picture_too_large_to_be_meant_is_refused_unopened(tmp_path):
    Image.new("1", (12_000, 11_000)).save(tmp_path / "bomb.png")
    _, remarks = develop_one(tmp_path, use("bomb.png"))
    assert "132,000,000" not in remarks[0].message
    assert "12,000 × 11,000" in remarks[0].message


def test_every_use_of_a_file_is_made_from_one_decoding(tmp_path):
    two_tone().save(tmp_path / "two.jpg")
    uses = [use("two.jpg", name="Im0"), use("two.jpg", crop=(0, 0, 500, 1000), name="Im1")]
    prints, _ = develop(Darkroom(tmp_path), uses)
    assert set(prints) == {"Im0", "Im1"}
    assert prints["Im0"].press is None
    assert prints["Im1"].aspect == pytest.approx(1.0)
