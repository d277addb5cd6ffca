"""What is learnt of pictures and artwork without decoding them."""

from __future__ import annotations

import struct
import zlib

import pikepdf
import pytest
from PIL import Image

from broadsheet.edition.pictures import picture_facts
from broadsheet.edition.plan import PictureFacts
from broadsheet.measure import pt


def drawn(folder, name, size=(40, 30), **options):
    """A picture file of one grey."""
    Image.new("L", size, 128).save(folder / name, **options)
    return name


def artwork(folder, name, pages=1, **options):
    """A PDF of blank pages, 100 by 200 pt with 10 pt trimmed off each side."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(100, 200))
            page.trimbox = pikepdf.Array([10, 10, 90, 190])
        pdf.save(folder / name, **options)
    return name


def refusal(folder, file):
    """The rule that refuses a file; its remark has a place and a way out."""
    facts, remark = picture_facts(folder, file)
    assert facts is None
    assert remark.message.endswith(".")
    assert remark.advice
    return remark.rule


@pytest.mark.parametrize(("name", "kind"), [("a.jpg", "jpeg"), ("a.png", "png"), ("a.tif", "tiff"), ("a.webp", "webp")])
def test_a_picture_gives_its_size_and_kind(tmp_path, name, kind):
    assert picture_facts(tmp_path, drawn(tmp_path, name)) == (PictureFacts(name, 40, 30, kind), None)


def test_a_picture_on_its_side_is_measured_as_it_is_seen(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    facts, _ = picture_facts(tmp_path, drawn(tmp_path, "a.jpg", exif=exif))
    assert (facts.width, facts.height) == (30, 40)


def test_the_kind_is_what_the_file_is_not_what_its_name_says(tmp_path):
    drawn(tmp_path, "a.png")
    (tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert picture_facts(tmp_path, "a.jpg")[0].kind == "png"


def test_artwork_is_measured_by_its_trimmed_page(tmp_path):
    facts, _ = picture_facts(tmp_path, artwork(tmp_path, "ad.pdf"))
    assert facts == PictureFacts("ad.pdf", pt(80), pt(180), "pdf")


def test_a_page_turned_on_its_side_is_measured_as_it_is_seen(tmp_path):
    artwork(tmp_path, "ad.pdf")
    with pikepdf.open(tmp_path / "ad.pdf", allow_overwriting_input=True) as pdf:
        pdf.pages[0].rotate(90, relative=False)
        pdf.save(tmp_path / "ad.pdf")
    facts, _ = picture_facts(tmp_path, "ad.pdf")
    assert (facts.width, facts.height) == (pt(180), pt(80))


def test_missing_empty_and_foreign_files_are_refused(tmp_path):
    (tmp_path / "empty.jpg").write_bytes(b"")
    (tmp_path / "text.jpg").write_text("no picture at all")
    (tmp_path / "drawing.svg").write_text('<?xml version="1.0"?><svg/>')
    drawn(tmp_path, "anim.gif")
    assert refusal(tmp_path, "none.jpg") == "picture-missing"
    assert refusal(tmp_path, "empty.jpg") == "picture-empty"
    assert refusal(tmp_path, "text.jpg") == "picture-unknown"
    assert refusal(tmp_path, "drawing.svg") == "picture-svg"
    assert refusal(tmp_path, "anim.gif") == "picture-unknown"
    assert refusal(tmp_path, ".") == "picture-unreadable"


def test_a_name_in_other_letters_is_suggested(tmp_path):
    drawn(tmp_path, "Harbour.JPG")
    _, remark = picture_facts(tmp_path, "harbour.jpg")
    assert '"Harbour.JPG"' in remark.advice


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "ad.pdf"])
def test_a_file_cut_in_half_is_refused(tmp_path, name):
    if name == "ad.pdf":
        artwork(tmp_path, name)
    else:
        Image.effect_noise((200, 200), 80).save(tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2])
    assert refusal(tmp_path, name) in {"picture-broken", "picture-unknown"}


def test_the_thumbnail_in_a_photograph_does_not_pass_for_its_end(tmp_path):
    exif = Image.Exif()
    exif[0x010E] = b"\xff\xd8 a thumbnail \xff\xd9"
    Image.effect_noise((200, 200), 80).save(tmp_path / "a.jpg", exif=exif)
    whole = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(whole[: len(whole) - 100])
    assert b"\xff\xd9" in whole[:-100]
    assert refusal(tmp_path, "a.jpg") == "picture-broken"


@pytest.mark.parametrize("side", [11_500, 13_000, 60_000])
def test_a_picture_made_to_fill_the_memory_is_refused(tmp_path, side):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    (tmp_path / "bomb.png").write_bytes(bomb)
    assert refusal(tmp_path, "bomb.png") == "picture-too-large"


def test_artwork_of_two_pages_or_under_lock_is_refused(tmp_path):
    lock = pikepdf.Encryption(owner="o", user="u")
    open_lock = pikepdf.Encryption(owner="o", user="")
    assert refusal(tmp_path, artwork(tmp_path, "two.pdf", pages=2)) == "artwork-pages"
    assert refusal(tmp_path, artwork(tmp_path, "lock.pdf", encryption=lock)) == "artwork-encrypted"
    assert refusal(tmp_path, artwork(tmp_path, "open.pdf", encryption=open_lock)) == "artwork-encrypted"


def test_nothing_outside_the_folder_is_opened(tmp_path):
    paper = tmp_path / "paper"
    paper.mkdir()
    drawn(tmp_path, "outside.png")
    (paper / "link.png").symlink_to(tmp_path / "outside.png")
    drawn(paper, "inside.png")
    (paper / "good.png").symlink_to(paper / "inside.png")
    for file in ("../outside.png", str(tmp_path / "outside.png"), "link.png", "C:/x.png", "a\\b.png", "x\0.png", ""):
        assert refusal(paper, file) == "unsafe-path"
    assert picture_facts(paper, "good.png")[0].width == 40
