"""The darkroom: what stands in the files it makes, and that it makes none twice."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw, TiffImagePlugin

from broadsheet.outlets.pictures import SourcePicture, picture_set
from broadsheet.remarks import Severity
from broadsheet.story.model import Focus
from broadsheet.works.darkroom import ARTIST, COPYRIGHT
from broadsheet.works.pictures import Developed, develop, developed_bytes, developed_file, source_pictures

SIZE = (400, 300)
RED, BLUE = (220, 20, 20), (20, 20, 220)
BROKEN = ("picture-broken", "hurt.png", Severity.WARN)
GPS, ORIENTATION = 0x8825, 0x0112


def halves(size: tuple[int, int] = SIZE, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", size, RED)
    ImageDraw.Draw(picture).rectangle((size[0] // 2, 0, *size), fill=BLUE)
    return picture.convert(mode)


def shot(folder: Path, cache: Path, file: str = "a.jpg", focus: Focus = Focus()) -> tuple[SourcePicture, Developed]:  # noqa: B008 - a frozen value
    """One picture, developed."""
    sources, remarks = source_pictures(folder, [file], cache)
    assert remarks == ()
    return sources[file], develop(folder, [picture_set(sources[file], focus)], cache)


def image(cache: Path, done: Developed, kind: str, crop: str = "whole", at: int = -1) -> Image.Image:
    """A file that was made."""
    with Image.open(developed_file(cache, done.sets[0].of(kind, crop)[at].address)) as found:
        found.load()
        return found


def near(colour: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(one - other) < 30 for one, other in zip(colour, wanted, strict=True))


def test_every_file_is_made_in_its_kind_and_size(tmp_path: Path):
    halves((700, 500)).save(tmp_path / "a.jpg")
    source, done = shot(tmp_path, tmp_path / "cache")
    assert (source.width, source.height) == (700, 500)
    assert done.remarks == ()
    assert done.made == len({item.address for item in done.sets[0].renditions})
    for item in done.sets[0].renditions:
        with Image.open(developed_file(tmp_path / "cache", item.address)) as found:
            assert ((found.format or "").lower(), found.size) == (item.kind, (item.width, item.height))


def test_nothing_is_made_twice_and_the_same_picture_gives_the_same_bytes(tmp_path: Path):
    halves().save(tmp_path / "a.jpg")
    first, second = tmp_path / "one", tmp_path / "two"
    shot(tmp_path, first)
    stamps = {path.name: path.stat().st_mtime_ns for path in first.iterdir()}
    assert shot(tmp_path, first)[1].made == 0
    assert stamps == {path.name: path.stat().st_mtime_ns for path in first.iterdir()}
    shot(tmp_path, second)
    assert {path.name: path.read_bytes() for path in first.iterdir() if path.is_file()} == {
        path.name: path.read_bytes() for path in second.iterdir() if path.is_file()
    }


def test_a_picture_that_changed_gets_new_addresses(tmp_path: Path):
    halves().save(tmp_path / "a.jpg")
    before, _ = shot(tmp_path, tmp_path / "cache")
    halves((410, 300)).save(tmp_path / "a.jpg")
    after, _ = shot(tmp_path, tmp_path / "cache")
    assert before.digest != after.digest
    assert after.width == 410


def test_a_cut_is_made_about_the_focus(tmp_path: Path):
    halves((800, 200)).save(tmp_path / "a.jpg", quality=95)
    _, left = shot(tmp_path, tmp_path / "cache", focus=Focus(200, 500))
    _, right = shot(tmp_path, tmp_path / "cache", focus=Focus(800, 500))
    assert near(image(tmp_path / "cache", left, "webp", "square").convert("RGB").getpixel((80, 80)), RED)
    assert near(image(tmp_path / "cache", right, "webp", "square").convert("RGB").getpixel((80, 80)), BLUE)


def test_a_picture_lying_on_its_side_is_stood_up(tmp_path: Path):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    halves().save(tmp_path / "a.jpg", exif=exif)
    source, done = shot(tmp_path, tmp_path / "cache")
    assert (source.width, source.height) == (300, 400)
    made = image(tmp_path / "cache", done, "jpeg")
    assert near(made.getpixel((150, 60)), RED)
    assert near(made.getpixel((150, 340)), BLUE)


def test_a_picture_many_times_too_large_is_made_smaller_without_a_shift(tmp_path: Path):
    exif = Image.Exif()
    exif[ORIENTATION] = 3
    halves((9000, 600)).save(tmp_path / "a.png", exif=exif)
    _, done = shot(tmp_path, tmp_path / "cache", "a.png")
    made = image(tmp_path / "cache", done, "jpeg")
    assert near(made.getpixel((460, 30)), BLUE)
    assert near(made.getpixel((500, 30)), RED)


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif"])
def test_the_place_a_picture_was_taken_is_left_behind_and_its_maker_named(tmp_path: Path, kind: str):
    exif = Image.Exif()
    exif[ARTIST], exif[COPYRIGHT] = "Wren Aldersey", "CC BY-SA 4.0"
    exif.get_ifd(GPS).update({1: "N", 2: (TiffImagePlugin.IFDRational(54), 0.0, 0.0)})
    halves().save(tmp_path / "a.jpg", exif=exif)
    with Image.open(tmp_path / "a.jpg") as original:
        assert original.getexif().get_ifd(GPS)
    _, done = shot(tmp_path, tmp_path / "cache")
    kept = image(tmp_path / "cache", done, kind).getexif()
    assert {tag: kept[tag] for tag in kept} == {ARTIST: "Wren Aldersey", COPYRIGHT: "CC BY-SA 4.0"}


def test_colours_of_another_space_are_brought_to_the_screens(tmp_path: Path):
    halves(mode="CMYK").save(tmp_path / "a.jpg", quality=95)
    lab = ImageCms.createProfile("LAB")
    halves().save(tmp_path / "b.jpg", icc_profile=ImageCms.ImageCmsProfile(lab).tobytes())
    for file in ("a.jpg", "b.jpg"):
        _, done = shot(tmp_path, tmp_path / "cache", file)
        made = image(tmp_path / "cache", done, "jpeg")
        assert made.mode == "RGB"
        assert "icc_profile" not in made.info
        red = made.getpixel((50, 150))
        assert red[0] > 2 * red[2]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_drawing_of_any_depth_becomes_a_picture_on_white(tmp_path: Path, mode: str):
    drawn = Image.new("LA" if mode == "LA" else "RGBA", SIZE, (0, 0) if mode == "LA" else (0, 0, 0, 0))
    if mode == "I;16":
        drawn = Image.new("I;16", SIZE, 65_535)
    elif mode in {"1", "L", "P"}:
        drawn = Image.new("L", SIZE, 255).convert(mode)
    drawn.save(tmp_path / "a.png")
    _, done = shot(tmp_path, tmp_path / "cache", "a.png")
    assert near(image(tmp_path / "cache", done, "jpeg").getpixel((10, 10)), (255, 255, 255))


def test_a_broken_picture_draws_a_remark_and_has_no_set_and_others_are_made(tmp_path: Path):
    halves().save(tmp_path / "good.jpg")
    stream = BytesIO()
    halves().save(stream, "PNG")
    hurt = bytearray(stream.getvalue())
    hurt[60:90] = b"\xff" * 30
    (tmp_path / "hurt.png").write_bytes(hurt)
    sources, remarks = source_pictures(tmp_path, ["hurt.png", "good.jpg"], tmp_path / "cache")
    assert list(sources) == ["good.jpg"]
    assert [(remark.rule, remark.place.file, remark.severity) for remark in remarks] == [BROKEN]
    sets = [picture_set(SourcePicture("hurt.png", "f" * 32, *SIZE)), picture_set(sources["good.jpg"])]
    done = develop(tmp_path, sets, tmp_path / "cache")
    assert [item.file for item in done.sets] == ["good.jpg"]
    assert [(remark.rule, remark.place.file, remark.severity) for remark in done.remarks] == [BROKEN]
    assert developed_bytes(tmp_path / "cache", sets[0].renditions[0].address) == b""
    assert developed_bytes(tmp_path / "cache", sets[1].renditions[0].address)[4:12] == b"ftypavif"


def test_what_is_no_picture_is_remarked_and_never_holds_the_site(tmp_path: Path):
    (tmp_path / "text.jpg").write_text("not a picture")
    (tmp_path / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    sources, remarks = source_pictures(tmp_path, ["text.jpg", "cut.jpg", "away.jpg", "../out.jpg"], tmp_path / "cache")
    assert sources == {}
    assert {remark.place.file for remark in remarks} == {"text.jpg", "cut.jpg", "away.jpg", "../out.jpg"}
    assert {remark.severity for remark in remarks} == {Severity.WARN}


def test_several_processes_make_the_same_files_as_one(tmp_path: Path):
    for name in ("a.jpg", "b.jpg"):
        halves((420 if name == "a.jpg" else 430, 300)).save(tmp_path / name)
    sources, _ = source_pictures(tmp_path, ["a.jpg", "b.jpg"], tmp_path / "one")
    sets = [picture_set(source) for source in sources.values()]
    one = develop(tmp_path, sets, tmp_path / "one")
    told: list[tuple[int, int]] = []
    two = develop(tmp_path, sets, tmp_path / "two", 2, lambda _, done, total: told.append((done, total)))
    assert one == two
    assert told == [(0, 2), (1, 2), (2, 2)]
    for item in sets[0].renditions:
        made = developed_file(tmp_path / "one", item.address).read_bytes()
        assert made == developed_file(tmp_path / "two", item.address).read_bytes()
