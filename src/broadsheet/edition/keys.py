"""Every key of ``paper.toml``, ``design.toml`` and ``issues/NN/issue.toml``.

``FILES`` names the three tables. The reader takes nothing that does not stand here.
"""

from __future__ import annotations

from broadsheet.edition.design import default_styles
from broadsheet.edition.fields import ID, ID_WORDS, Field, Keys, Kind
from broadsheet.edition.format import FORMATS
from broadsheet.edition.model import FEEDS, LISTS, AdvertKind, PdfAccess, Position
from broadsheet.measure import mm, pt
from broadsheet.story.model import Genre

LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
LANGUAGE_WORDS = 'a language tag such as "en", "de" or "pt-BR"'
WEB = r"https?://[^\s/]+(/[^\s]*[^\s/])?"
WEB_WORDS = "a web address beginning with https:// and without a slash at the end"
MOST_PAGES = 128
MOST_COLUMNS = 12
GENRES = tuple(item.value for item in Genre)
POSITIONS = tuple(item.value for item in Position)


def _text(name: str, about: str, most: int = 200, *, required: bool = False, example: str = "") -> Field:
    """A line of words."""
    return Field(name, Kind.TEXT, about, required, int(required), most, example=f'"{example}"' if example else "")


def _id(name: str, about: str, *, required: bool = False, example: str = "") -> Field:
    """An identifier."""
    return Field(name, Kind.TEXT, about, required, most=80, pattern=ID, pattern_words=ID_WORDS, example=f'"{example}"')


def _language(default: str) -> Field:
    """A language tag."""
    about = "The language, by its short code: en is English, de German, pt-BR the Portuguese of Brazil."
    words = LANGUAGE_WORDS
    return Field("language", Kind.TEXT, about, pattern=LANGUAGE, pattern_words=words, default=default, example='"en"')


def _web(name: str, about: str) -> Field:
    """A web address."""
    return Field(name, Kind.TEXT, about, pattern=WEB, pattern_words=WEB_WORDS, example='"https://example.org"')


def _position() -> Field:
    """Where on its page something must stand."""
    about = "Where on its page it must stand."
    return Field("position", Kind.TEXT, about, choices=POSITIONS, default="free", example='"top-left"')


def _whole(name: str, about: str, least: int, most: int, default: str = "") -> Field:
    """A whole number between two bounds."""
    return Field(
        name, Kind.WHOLE, about, least=least, most=most, default=default, example=str(max(least, min(most, 2)))
    )


def _length(name: str, about: str, least: int, most: int, default: str = "") -> Field:
    """A length; bounds in ``Mpt``."""
    example = '"0.5 pt"' if most <= pt(12) else '"9 pt"' if most < pt(250) else '"120 mm"'
    return Field(name, Kind.LENGTH, about, least=least, most=most, default=default, example=example)


SISTER = Keys(
    "A paper of the same network.",
    (
        _text("name", "Its name.", required=True, example="The Quay"),
        _language("en"),
        _web("address", "Its web address."),
    ),
)

NETWORK = Keys(
    "The network of papers this one belongs to.",
    (
        _text("name", "The network's name.", example="Coast Papers"),
        _text("line", "The sentence under the nameplate.", example="The Eastness section of Coast Papers"),
        Field("sisters", Kind.TABLES, "The other papers, in the order they are listed.", table=SISTER),
    ),
)

SECTION = Keys(
    "A section, in running order.",
    (
        _id("id", "What stories and placements call it.", required=True, example="harbour"),
        _text("name", "What is printed at the head of its pages.", 40, required=True, example="The harbour"),
    ),
)

WEB_SITE = Keys(
    "What the web edition holds.",
    (
        Field(
            "lists",
            Kind.TEXTS,
            "The kinds of lists there are beside the issues.",
            choices=LISTS,
            default="all of them",
            example='["sections", "authors"]',
        ),
        _whole("per_page", "Articles on one page of a list.", 5, 500, "50"),
        Field(
            "feeds", Kind.TEXT, "Feeds of all lists and issues, one main feed, or none.", choices=FEEDS, default="all"
        ),
        _whole("feed_items", "Articles in a feed; older ones follow on archive pages.", 1, 200, "30"),
        Field("wire", Kind.FLAG, "Whether each article has a ninjs item for sister systems.", default="true"),
        Field("search", Kind.FLAG, "Whether the site can be searched.", default="true"),
        Field(
            "pdf",
            Kind.TEXT,
            "When an issue's reading PDF is public: at once, after newer issues, or for subscribers only.",
            choices=tuple(item.value for item in PdfAccess),
            default="at-once",
        ),
        _whole("pdf_after", 'With pdf = "after": how many newer issues must be on sale.', 1, 120, "1"),
        _text("reply_to", "The address the reply form posts to.", 200, example="/replies/"),
        _text("order_at", "The page where copies are ordered.", 200, example="/orders/"),
    ),
)

PAPER = Keys(
    "Who publishes.",
    (
        _text("name", "The paper's name, as the nameplate prints it.", 60, required=True, example="The Eastness Lamp"),
        _text("strapline", "The line under the name.", 120, example="News from the quay"),
        _language("en"),
        _text("place", "Where it is published.", 80, example="Eastness"),
        _web("address", "The web site's address."),
        _text("short_address", "The web address as print gives it.", 60, example="lamp.example"),
        Field("contact", Kind.TEXTS, "Lines saying how to reach the paper.", most=200, example='["12 Quay Street"]'),
        Field("imprint", Kind.TEXTS, "Lines saying who publishes, prints and answers for it.", most=400),
        Field("issn", Kind.ISSN, "The ISSN; a barcode is printed when it is given (ISO 3297)."),
        _text("letters_to", "Where readers send letters.", 120, example="letters@lamp.example"),
        _text("orders_to", "Where readers order copies.", 120, example="shop@lamp.example"),
        Field("network", Kind.TABLE, "The network of papers, if any.", table=NETWORK),
        Field("sections", Kind.TABLES, "The sections in running order.", table=SECTION),
        Field("web", Kind.TABLE, "What the web edition holds.", table=WEB_SITE),
    ),
)

PAGE = Keys(
    "The page's own measures; what is left out is taken from the chosen format.",
    (
        _text("name", "A name for a page size of your own.", 40, example="our tabloid"),
        _length("width", "Trimmed width.", mm(100), mm(600)),
        _length("height", "Trimmed height.", mm(140), mm(900)),
        _length("top", "Head margin.", mm(5), mm(100)),
        _length("bottom", "Foot margin.", mm(5), mm(100)),
        _length("inner", "Margin at the fold.", mm(5), mm(100)),
        _length("outer", "Margin at the fore edge.", mm(5), mm(100)),
        _whole("columns", "Text columns side by side.", 1, MOST_COLUMNS),
        _length("gutter", "White between columns.", pt(6), pt(36)),
        _length("leading", "From baseline to baseline; styles on the grid follow it.", pt(7), pt(20)),
    ),
)

FACE = Keys(
    "One cut of a font family.",
    (
        _id("family", "The family, as its font package is called.", required=True, example="newsreader"),
        Field("italic", Kind.FLAG, "The italic cut.", default="false"),
        Field("axes", Kind.AXES, "The axes of a variable font."),
    ),
)

STYLE = Keys(
    "How one kind of text is set; what is left out stays as it is.",
    (
        Field("face", Kind.TABLE, "The font.", table=FACE, example='{ family = "newsreader", axes = { wght = 400 } }'),
        Field("italic", Kind.TABLE, "The font of emphasised words.", table=FACE),
        Field("bold", Kind.TABLE, "The font of strong words.", table=FACE),
        Field("bold_italic", Kind.TABLE, "The font of words both strong and emphasised.", table=FACE),
        _length("size", "Type size.", pt(4), pt(200)),
        _length("leading", "From baseline to baseline.", pt(4), pt(240)),
        _id("ink", "An ink of the design.", example="accent"),
        Field("align", Kind.TEXT, "How lines stand.", choices=("left", "justify", "centre", "right")),
        Field("caps", Kind.TEXT, "Capitals.", choices=("none", "all", "small")),
        Field("figures", Kind.TEXT, "Figures.", choices=("lining", "old")),
        _whole("tracking", "Space added between letters, in thousandths of the size.", -50, 200),
        Field("hyphenate", Kind.FLAG, "Whether words may be divided."),
        _length("first_indent", "Indent of a paragraph's first line.", 0, pt(40)),
        _length("left_indent", "Indent of every line.", 0, pt(60)),
    ),
)

FONTS = Keys(
    "Families for whole groups of styles; a style's own face goes before.",
    (
        _id("text", "The running text.", example="newsreader"),
        _id("headlines", "Headlines, standfirsts and pull quotes.", example="newsreader"),
        _id("labels", "Kickers, bylines, captions, folios and tables.", example="libre-franklin"),
        _id("nameplate", "The nameplate and the heads of sections.", example="playfair-display"),
    ),
)

STEP = Keys(
    "One size of the headline schedule.",
    (
        Field("size", Kind.LENGTH, "Type size.", required=True, least=pt(8), most=pt(200), example='"36 pt"'),
        Field("ranks", Kind.WHOLES, "The ranks that may use it, the best rank first.", required=True, least=1, most=5),
        _whole("max_lines", "The most lines a headline of this size may have.", 1, 8, "3"),
    ),
)


def _ink_part(name: str, about: str) -> Field:
    """One printing ink's share."""
    return Field(name, Kind.NUMBER, about, least=0, most=100, default="0", example="60")


INK = Keys(
    "A colour in per cent of the four printing inks.",
    (
        _ink_part("c", "Cyan."),
        _ink_part("m", "Magenta."),
        _ink_part("y", "Yellow."),
        _ink_part("k", "Black."),
    ),
)

BREAKING = Keys(
    "Limits of line breaking.",
    (
        _whole("stretch", "How far letters may be widened, in thousandths.", 0, 50, "30"),
        _whole("shrink", "How far letters may be narrowed, in thousandths.", 0, 50, "20"),
        _whole("hyphen_penalty", "What a divided word costs.", 0, 10_000, "90"),
        _whole("max_hyphen_run", "Lines in a row that may end in a hyphen.", 0, 5, "2"),
        _whole("runt_penalty", "What a last line of a few letters costs.", 0, 100_000, "2000"),
        _whole("repeat_penalty", "What the same word above itself at a line's end costs.", 0, 100_000, "600"),
    ),
)

TREATMENT = Keys(
    "Rules, gaps and ornaments.",
    (
        _whole("gap", "Rows of white between pieces one above the other.", 1, 8, "2"),
        _length("column_rule", "Thickness of the rule between columns; 0 pt for none.", 0, pt(6), "0.35 pt"),
        _length("block_rule", "Thickness of the rule between pieces; 0 pt for none.", 0, pt(6), "0.5 pt"),
        _length("folio_rule", "Thickness of the rule under the folio; 0 pt for none.", 0, pt(12), "1 pt"),
        _whole("drop_cap_rows", "Depth of a drop capital; 0 for none.", 0, 8, "3"),
        _whole("small_caps_lead_in", "Words set in small capitals after a drop capital.", 0, 12, "3"),
        Field(
            "lead_in_genres",
            Kind.TEXTS,
            "Genres that begin with a drop capital.",
            choices=GENRES,
            default="analysis, feature",
        ),
        _text("end_mark", "The sign at the end of a piece; empty for none.", 3, example="■"),
        _whole("masthead_rows", "Depth of the masthead.", 6, 40, "12"),
    ),
)

DESIGN = Keys(
    "How the paper looks. Everything may be left out.",
    (
        Field("format", Kind.TEXT, "The page format to start from.", choices=tuple(FORMATS), default="tabloid"),
        _id("printer", "The printer whose demands the press edition meets.", example="newsprint-coldset"),
        Field("fallbacks", Kind.TEXTS, "Families asked for letters the others lack.", example='["noto-serif"]'),
        Field("page", Kind.TABLE, "The page's own measures.", table=PAGE),
        Field("fonts", Kind.TABLE, "Families for whole groups of styles.", table=FONTS),
        Field(
            "styles",
            Kind.NAMED,
            "How kinds of text are set.",
            table=STYLE,
            names=tuple(style.name for style in default_styles()),
        ),
        Field(
            "headline_steps", Kind.TABLES, "The headline schedule, largest first; replaces the given one.", table=STEP
        ),
        Field("inks", Kind.NAMED, "The colours.", table=INK),
        Field("breaking", Kind.TABLE, "Limits of line breaking.", table=BREAKING),
        Field("treatment", Kind.TABLE, "Rules, gaps and ornaments.", table=TREATMENT),
    ),
)

PINS = Keys(
    "An editor's last word; what is left out is the makeup's choice.",
    (
        _position(),
        _whole("columns", "Width in columns.", 1, MOST_COLUMNS),
        _whole("picture_columns", "Width of its picture in columns.", 1, MOST_COLUMNS),
        _whole("headline", "Which headline: 1 the full one, 2 the first shorter form, and so on.", 1, 9),
        Field("jump", Kind.FLAG, "Whether it must (true) or must not (false) continue on another page."),
        _whole("turn_page", "The page it continues on.", 1, MOST_PAGES),
    ),
)

PLACEMENT = Keys(
    "A story in this issue.",
    (
        Field("story", Kind.TEXT, "The story's id.", required=True, example='"harbour-crane"'),
        _whole("rank", "1 leads a page, 2 and 3 support it, 4 is small, 5 a brief.", 1, 5, "3"),
        _whole("page", "The page it must stand on.", 1, MOST_PAGES, "the makeup chooses"),
        _id("section", "The section it runs in, if not the story's own.", example="harbour"),
        Field("hold", Kind.FLAG, "Whether it may be left out when the paper is full.", default="false"),
        Field("pins", Kind.TABLE, "What the editor fixes about it.", table=PINS, example='{ position = "top" }'),
    ),
)

ADVERT = Keys(
    "An advert.",
    (
        _id("id", "A name of its own.", required=True, example="boatyard"),
        Field(
            "kind",
            Kind.TEXT,
            "Booked adverts stay where they were booked; house adverts stand in where there is room.",
            choices=tuple(item.value for item in AdvertKind),
            default="booked",
        ),
        _whole("columns", "Width in columns.", 1, MOST_COLUMNS, "1"),
        _length("depth", "Depth on the page. A booked advert must have it.", mm(10), mm(900)),
        _whole("page", "Its page. A booked advert must have it.", 1, MOST_PAGES),
        _position(),
        Field("file", Kind.FILE, "Artwork as PDF, TIFF, JPEG or PNG.", example='"adverts/boatyard.pdf"'),
        _text("alt", "What the artwork shows and says, for readers who cannot see it.", 1_000),
        _text("advertiser", "Who advertises.", 120),
        _text("headline", "A headline to be set in type.", 120),
        _text("text", "Words to be set in type.", 1_000),
        _text("call", "What to do: an address, a telephone number.", 200),
    ),
)

PAGE_PIN = Keys(
    "What an editor fixed about a page.",
    (
        Field("number", Kind.WHOLE, "The page.", required=True, least=1, most=MOST_PAGES, example="3"),
        _id("section", "Its section.", example="harbour"),
        _text("heading", "A heading instead of the section's name.", 40),
        _whole("alternative", "Which of the ranked page plans to take, 1 the best.", 1, 3, "1"),
        Field("locked", Kind.FLAG, "Take the stored plan in pages/ and compose nothing anew.", default="false"),
    ),
)

ISSUE = Keys(
    "One issue and what goes where in it.",
    (
        Field(
            "number",
            Kind.WHOLE,
            "The issue's number, as its folder.",
            required=True,
            least=1,
            most=99_999,
            example="24",
        ),
        Field("date", Kind.DAY, "The date printed on it.", required=True),
        _whole("volume", "The volume or year.", 1, 9_999),
        Field("on_sale", Kind.DAY, "The first day of sale.", default="the date printed on it"),
        Field("off_sale", Kind.DAY, "The last day of sale."),
        Field("price", Kind.PRICE, "The price as printed."),
        _whole("stock", "Copies that can be ordered.", 0, 10_000_000),
        Field(
            "pages",
            Kind.WHOLE,
            "How many pages, a multiple of 4.",
            least=4,
            most=MOST_PAGES,
            multiple=4,
            default="as many as needed, in fours",
            example="8",
        ),
        Field("placements", Kind.TABLES, "The stories, the most important first.", table=PLACEMENT),
        Field("adverts", Kind.TABLES, "The adverts.", table=ADVERT),
        Field("page_pins", Kind.TABLES, "What is fixed about pages.", table=PAGE_PIN),
    ),
)

REPLY = Keys(
    "A reader's letter about the story, approved.",
    (
        _id("id", "A name of its own on this page, to which answers refer.", required=True, example="r1"),
        _text("name", "The writer's name as it is shown.", 80, required=True, example="Ada Finch"),
        Field("date", Kind.DAY, "The day it was written.", required=True),
        _text("text", "The letter; blank lines part its paragraphs.", 20_000, required=True),
        _id("parent", "The reply this one answers.", example="r1"),
    ),
)

REPLIES = Keys(
    "The approved letters about one story, in a file named after the story's id.",
    (Field("replies", Kind.TABLES, "The letters, the oldest first.", table=REPLY),),
)

FILES = {"paper": PAPER, "design": DESIGN, "issue": ISSUE, "replies": REPLIES}
"""The keys of each file by the name of its schema."""
