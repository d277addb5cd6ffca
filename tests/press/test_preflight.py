"""The preflight accepts our press edition and rejects each of many files broken on purpose, by the right rule."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from broadsheet.press.preflight import preflight, preflight_artwork
from broadsheet.press.printers import printer_named
from broadsheet.remarks import Severity, stops

PRINTER = printer_named("newsprint-coldset")


def rules(path, printer=PRINTER):
    return {remark.rule for remark in preflight(path, printer) if remark.severity is not Severity.NOTE}


def paint(pdf, operators, page=0, **resources):
    """Add operators to a page, with resources of its own."""
    target = pdf.pages[page]
    target.obj.Resources = Dictionary(target.obj.Resources)
    for kind, entries in resources.items():
        known = Dictionary(target.obj.Resources.get(f"/{kind}", Dictionary()))
        for name, entry in entries.items():
            known[f"/{name}"] = entry
        target.obj.Resources[f"/{kind}"] = known
    target.contents_add(operators.encode("ascii"))


def image(pdf, mode="RGB", size=(400, 400), colour=0, **extra):
    """An image XObject of one colour."""
    spaces = {"RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK, "L": Name.DeviceGray}
    pixels = Image.new(mode, size, colour).tobytes()
    stream = Stream(pdf, zlib.compress(pixels), Filter=Name.FlateDecode)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = size
    stream.ColorSpace, stream.BitsPerComponent = spaces[mode], 8
    for key, value in extra.items():
        stream[f"/{key}"] = value
    return pdf.make_indirect(stream)


def edit_xmp(pdf, old, new):
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata.write(packet.replace(old, new))


def new_profile(pdf, at, data):
    icc = bytearray(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes())
    icc[at : at + len(data)] = data
    pdf.Root.OutputIntents[0].DestOutputProfile.write(bytes(icc))


def first_font(pdf):
    return next(iter(dict(pdf.pages[0].obj.Resources.Font.items()).values()))


def text(operators):
    """A line of our own in the page's first font, at a place inside the trim."""
    return f"q BT /F0 12 Tf 1 0 0 1 100 100 Tm {operators} <0003> Tj ET Q"


def pdfx_claim(pdf):
    edit_xmp(pdf, b"PDF/X-4<", b"PDF/X-3:2003<")


def no_metadata(pdf):
    del pdf.Root.Metadata


def no_dates(pdf):
    edit_xmp(pdf, b"xmp:ModifyDate", b"xmp:Label")


def no_identity(pdf):
    edit_xmp(pdf, b"xmpMM:DocumentID", b"xmpMM:Manager")


def no_title(pdf):
    edit_xmp(pdf, b"The Lantern, 7", b"")


def not_trapped(pdf):
    edit_xmp(pdf, b"<pdf:Trapped>False</pdf:Trapped>", b"")
    del pdf.trailer.Info.Trapped


def no_intent(pdf):
    del pdf.Root.OutputIntents


def two_intents(pdf):
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def no_condition(pdf):
    del pdf.Root.OutputIntents[0].OutputConditionIdentifier


def other_condition(pdf):
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("FOGRA39")


def no_profile(pdf):
    del pdf.Root.OutputIntents[0].DestOutputProfile


def broken_profile(pdf):
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile at all")


def three_channels(pdf):
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 3


def rgb_profile(pdf):
    new_profile(pdf, 16, b"RGB ")


def display_profile(pdf):
    new_profile(pdf, 12, b"mntr")


def script(pdf):
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([])))


def opening_action(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]))


def page_action(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.NextPage))


def attachment(pdf):
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))


def form_field(pdf):
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("name")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def annotation(pdf):
    note = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([50, 50, 70, 70])))
    pdf.pages[0].obj.Annots = Array([note])


def one_page_less(pdf):
    del pdf.pages[3]


def no_trim_box(pdf):
    del pdf.pages[1].obj.TrimBox


def two_trims(pdf):
    pdf.pages[0].obj.ArtBox = pdf.pages[0].obj.TrimBox


def bleed_within_trim(pdf):
    pdf.pages[0].obj.BleedBox = Array([20, 20, 100, 100])


def crop_within_trim(pdf):
    pdf.pages[0].obj.CropBox = Array([20, 20, 100, 100])


def shifted_media_box(pdf):
    media = [float(edge) for edge in pdf.pages[0].obj.MediaBox]
    pdf.pages[0].obj.MediaBox = Array([media[0] - 9, media[1] - 9, media[2], media[3]])


def other_size(pdf):
    for name in ("/MediaBox", "/BleedBox", "/TrimBox"):
        pdf.pages[2].obj[name] = Array([0, 0, 300, 300])


def turned(pdf):
    pdf.pages[0].obj.Rotate = 90


def user_unit(pdf):
    pdf.pages[0].obj.UserUnit = 2


def font_not_embedded(pdf):
    del first_font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


def wrong_widths(pdf):
    widths = first_font(pdf).DescendantFonts[0].W
    widths[1][0] = 1234


def no_unicode(pdf):
    del first_font(pdf).ToUnicode


def rgb_fill(pdf):
    paint(pdf, "q 1 0 0 rg 50 50 20 20 re f Q")


def rgb_profile_space(pdf):
    profile = Stream(pdf, b"profile", N=3)
    paint(pdf, "q /Own cs 1 0 0 sc 50 50 20 20 re f Q", ColorSpace={"Own": Array([Name.ICCBased, profile])})


def lab(pdf):
    space = Array([Name.Lab, Dictionary(WhitePoint=Array([0.9, 1, 0.8]))])
    paint(pdf, "q /Own cs 50 10 10 sc 50 50 20 20 re f Q", ColorSpace={"Own": space})


def spot(pdf):
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1, 0, 0, 0]), N=1)
    space = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, function])
    paint(pdf, "q /Own cs 1 scn 50 50 20 20 re f Q", ColorSpace={"Own": space})


def rgb_shading(pdf):
    shade = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 1, 1]))
    paint(pdf, "/Own sh", Shading={"Own": shade})


def rgb_picture(pdf):
    paint(pdf, "q 72 0 0 72 50 50 cm /Own Do Q", XObject={"Own": image(pdf)})


def rgb_picture_in_form(pdf):
    form = Stream(pdf, b"q 72 0 0 72 50 50 cm /Deep Do Q")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 300])
    form.Resources = Dictionary(XObject=Dictionary({"/Deep": image(pdf)}))
    paint(pdf, "/Own Do", XObject={"Own": pdf.make_indirect(form)})


def rgb_jpeg(pdf):
    buffer = BytesIO()
    Image.new("RGB", (300, 300), "red").save(buffer, "JPEG")
    stream = image(pdf, size=(300, 300))
    stream.write(buffer.getvalue(), filter=Name.DCTDecode)
    paint(pdf, "q 72 0 0 72 50 50 cm /Own Do Q", XObject={"Own": stream})


def coarse_picture(pdf):
    paint(pdf, "q 200 0 0 200 50 50 cm /Own Do Q", XObject={"Own": image(pdf, "L", (90, 90))})


def heavy_picture(pdf):
    paint(pdf, "q 72 0 0 72 50 50 cm /Own Do Q", XObject={"Own": image(pdf, "CMYK", colour=(200, 200, 200, 200))})


def heavy_jpeg(pdf):
    buffer = BytesIO()
    Image.new("CMYK", (300, 300), (220, 220, 220, 90)).save(buffer, "JPEG", quality=95)
    stream = image(pdf, "CMYK", (300, 300), Decode=Array([1, 0] * 4))
    stream.write(buffer.getvalue(), filter=Name.DCTDecode)
    paint(pdf, "q 72 0 0 72 50 50 cm /Own Do Q", XObject={"Own": stream})


def heavy_fill(pdf):
    paint(pdf, "q 0.9 0.9 0.9 0.9 k 50 50 20 20 re f Q")


def alternates(pdf):
    picture = image(pdf, "L", Alternates=Array([]))
    paint(pdf, "q 72 0 0 72 50 50 cm /Own Do Q", XObject={"Own": picture})


def opi(pdf):
    picture = image(pdf, "L", OPI=Dictionary())
    paint(pdf, "q 72 0 0 72 50 50 cm /Own Do Q", XObject={"Own": picture})


def rgb_group(pdf):
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def transfer(pdf):
    paint(pdf, "/Own gs", ExtGState={"Own": Dictionary(TR=Name.Identity)})


def halftone(pdf):
    paint(pdf, "/Own gs", ExtGState={"Own": Dictionary(HT=Dictionary(HalftoneType=1))})


def postscript(pdf):
    code = Stream(pdf, b"showpage")
    code.Type, code.Subtype = Name.XObject, Name.PS
    paint(pdf, "/Own Do", XObject={"Own": pdf.make_indirect(code)})


def reference(pdf):
    form = Stream(pdf, b"0 0 1 1 re f")
    form.Type, form.Subtype, form.BBox, form.Ref = Name.XObject, Name.Form, Array([0, 0, 1, 1]), Dictionary()
    paint(pdf, "/Own Do", XObject={"Own": pdf.make_indirect(form)})


def rich_black(pdf):
    paint(pdf, text("0.5 0.4 0.4 1 k"))


def knocked_out(pdf):
    paint(pdf, text("/GSk gs 0 0 0 1 k"))


def white_over(pdf):
    paint(pdf, text("/GSo gs 0 0 0 0 k"))


def tiny(pdf):
    paint(pdf, "q BT /F0 4 Tf 1 0 0 1 100 100 Tm /GSo gs 0 0 0 1 k <0003> Tj ET Q")


def small_colour(pdf):
    paint(pdf, "q BT /F0 8 Tf 1 0 0 1 100 100 Tm 0.5 0.5 0 0 k <0003> Tj ET Q")


def hairline(pdf):
    paint(pdf, "q 0 w 50 50 m 200 50 l S Q")


def thin_bar(pdf):
    paint(pdf, "q 0 0 0 1 k 50 50 200 0.1 re f Q")


BROKEN = {
    pdfx_claim: "pdfx-version",
    no_metadata: "xmp-missing",
    no_dates: "xmp-dates",
    no_identity: "xmp-identity",
    no_title: "title-missing",
    not_trapped: "trapped-unknown",
    no_intent: "output-intent-missing",
    two_intents: "output-intent-several",
    no_condition: "output-condition",
    other_condition: "output-profile-differs",
    no_profile: "output-profile-missing",
    broken_profile: "output-profile-missing",
    three_channels: "output-profile-channels",
    rgb_profile: "output-profile-channels",
    display_profile: "output-profile-class",
    script: "javascript",
    opening_action: "action",
    page_action: "action",
    attachment: "embedded-file",
    form_field: "form-field",
    annotation: "annotation",
    one_page_less: "page-count",
    no_trim_box: "trim-box-missing",
    two_trims: "trim-and-art-box",
    bleed_within_trim: "boxes-not-nested",
    crop_within_trim: "crop-box",
    shifted_media_box: "media-origin",
    other_size: "page-size",
    turned: "page-turned",
    user_unit: "user-unit",
    font_not_embedded: "font-not-embedded",
    wrong_widths: "font-widths",
    no_unicode: "font-without-unicode",
    rgb_fill: "rgb-colour",
    rgb_profile_space: "rgb-colour",
    rgb_shading: "rgb-colour",
    lab: "lab-colour",
    spot: "spot-colour",
    rgb_picture: "rgb-image",
    rgb_picture_in_form: "rgb-image",
    rgb_jpeg: "rgb-image",
    coarse_picture: "low-resolution",
    heavy_picture: "ink-limit",
    heavy_jpeg: "ink-limit",
    heavy_fill: "ink-limit",
    alternates: "alternate-image",
    opi: "opi",
    rgb_group: "transparency-space",
    transfer: "transfer-function",
    halftone: "halftone",
    postscript: "postscript",
    reference: "reference-page",
    rich_black: "rich-black-text",
    knocked_out: "black-text-knockout",
    white_over: "white-overprint",
    tiny: "small-text",
    small_colour: "small-colour-text",
    hairline: "thin-rule",
    thin_bar: "thin-rule",
}


def test_our_press_edition_passes(printed):
    assert rules(printed.press) == set()


@pytest.mark.parametrize("breaking", BROKEN, ids=lambda breaking: breaking.__name__)
def test_a_file_broken_on_purpose_breaks_just_that_rule(printed, tmp_path, breaking):
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(printed.press) as pdf:
        breaking(pdf)
        pdf.save(broken, fix_metadata_version=False)
    found = rules(broken)
    assert BROKEN[breaking] in found
    also = {"xmp-missing": {"pdfx-version", "xmp-dates", "xmp-identity", "title-missing"}}
    assert found - {BROKEN[breaking]} <= also.get(BROKEN[breaking], set())


def test_versions_passwords_and_identifiers_are_checked(printed, tmp_path):
    with pikepdf.open(printed.press) as pdf:
        pdf.save(tmp_path / "new.pdf", force_version="2.0", fix_metadata_version=False)
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
        pdf.save(tmp_path / "restricted.pdf", encryption=pikepdf.Encryption(owner="o"))
    assert "pdf-version" in rules(tmp_path / "new.pdf")
    assert rules(tmp_path / "locked.pdf") == {"pdf-encrypted"}
    assert "pdf-encrypted" in rules(tmp_path / "restricted.pdf")
    plain = printed.press.read_bytes()
    assert b"/ID [" in plain
    (tmp_path / "anonymous.pdf").write_bytes(plain.replace(b"/ID [", b"/XD ["))
    assert "file-identifier" in rules(tmp_path / "anonymous.pdf")


def test_what_is_no_pdf_is_said_to_be_unreadable(tmp_path):
    (tmp_path / "no.pdf").write_bytes(b"not a pdf")
    assert rules(tmp_path / "no.pdf") == {"pdf-unreadable"}
    assert rules(tmp_path / "nowhere.pdf") == {"pdf-unreadable"}


def test_a_printer_who_wants_bleed_gets_it_or_says_so(printed):
    assert "bleed-missing" in rules(printed.press, printer_named("sheetfed-bleed"))


def test_the_reading_edition_is_no_press_edition(printed):
    found = rules(printed.reading)
    assert {"pdfx-version", "output-intent-missing", "annotation", "rgb-image", "rgb-colour"} <= found
    assert stops(preflight(printed.reading, PRINTER))


def test_artwork_is_held_only_to_what_matters_once_it_is_placed(printed):
    assert {"rgb-image", "rgb-colour"} <= {remark.rule for remark in preflight_artwork(printed.reading, PRINTER)}
    assert not stops(preflight_artwork(printed.press, PRINTER))


def test_each_rule_is_told_once_a_page(printed):
    told = [(remark.rule, remark.place.page) for remark in preflight(printed.reading, PRINTER)]
    assert len(told) == len(set(told))
    assert any("times on this page" in remark.message for remark in preflight(printed.reading, PRINTER))


@pytest.mark.judge
def test_another_programs_press_file_is_not_sent_back(tmp_path):
    weasyprint = pytest.importorskip("weasyprint", reason="missing: install weasyprint (pip install broadsheet[test])")
    page = f"""<html lang="en"><head><title>Peer</title>
        <meta name="dcterms.created" content="2026-01-01T00:00:00Z">
        <meta name="dcterms.modified" content="2026-01-01T00:00:00Z">
        <style>@color-profile device-cmyk {{ src: url({PRINTER.profile.as_uri()});
        components: cyan, magenta, yellow, black }} @page {{ size: 289mm 380mm; bleed: 3mm }}
        body {{ color: device-cmyk(0 0 0 1) }}</style></head><body><h1>Peer</h1><p>Some words.</p></body></html>"""
    weasyprint.HTML(string=page).write_pdf(tmp_path / "peer.pdf", pdf_variant="pdf/x-4")
    assert not stops(preflight(tmp_path / "peer.pdf", PRINTER))
    weasyprint.HTML(string=page).write_pdf(tmp_path / "plain.pdf")
    assert stops(preflight(tmp_path / "plain.pdf", PRINTER))
