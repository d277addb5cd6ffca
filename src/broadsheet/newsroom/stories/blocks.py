"""The parts a story is written in, as the editor offers them; each stands for a block of ``story.model``."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageChooserBlock

from broadsheet.story.model import CorrectionKind

WORDS = ("bold", "italic", "link")
"""What words may wear. The mark of a note is written ``[^1]``, its text below the story."""


def words(label: str, **more: Any) -> blocks.RichTextBlock:  # noqa: ANN401 - a block's own options
    """Words with emphasis, strength and links."""
    return blocks.RichTextBlock(features=list(WORDS), label=label, **more)


class ParagraphBlock(blocks.RichTextBlock):
    """Running text; several paragraphs may stand in one block."""

    class Meta:
        """How it is offered."""

        icon = "pilcrow"
        label = "Text"
        group = "Copy"


class SubheadBlock(blocks.StructBlock):
    """A crosshead."""

    text = words("Subhead")
    level = blocks.ChoiceBlock(
        choices=[("1", "Main"), ("2", "Below a main one"), ("3", "Smallest")], default="1", label="Level"
    )

    class Meta:
        """How it is offered."""

        label_format = "{text}"
        form_layout = BlockGroup(children=["text"], settings=["level"])
        icon = "title"
        label = "Subhead"
        group = "Copy"


class QuotationBlock(blocks.StructBlock):
    """A displayed quotation."""

    text = words("What was said", help_text="Without quotation marks; the paper sets them.")
    speaker = blocks.CharBlock(label="Who said it", required=False)
    source = blocks.CharBlock(label="Where", required=False, help_text="For example: to the council, 3 November")

    class Meta:
        """How it is offered."""

        label_format = "{text}"
        icon = "openquote"
        label = "Quotation"
        group = "Copy"


class ListItemBlock(blocks.StructBlock):
    """One entry of a list."""

    text = words("Entry")
    level = blocks.IntegerBlock(label="Level (0 is the outermost)", default=0, min_value=0, max_value=8)
    ordered = blocks.BooleanBlock(label="Numbered", required=False)
    number = blocks.IntegerBlock(label="Number (0 counts on)", default=0, min_value=0)

    class Meta:
        """How it is offered."""

        form_layout = BlockGroup(children=["text", "ordered"], settings=["level", "number"])


class ItemListBlock(blocks.StructBlock):
    """A list."""

    items = blocks.ListBlock(ListItemBlock(), label="Entries")

    class Meta:
        """How it is offered."""

        icon = "list-ul"
        label = "List"
        group = "Copy"


class TableBlock(blocks.StructBlock):
    """A table; its columns stand left, centred or right."""

    caption = words("Caption", required=False)
    has_head = blocks.BooleanBlock(label="The first row is the head", required=False, default=True)
    table = TypedTableBlock(
        [("left", words("Left")), ("centre", words("Centred")), ("right", words("Right"))], label="Table"
    )

    class Meta:
        """How it is offered."""

        icon = "table"
        label = "Table"
        group = "Beside the copy"


class PictureBlock(blocks.StructBlock):
    """A picture. What is left empty here is taken from the picture itself."""

    image = ImageChooserBlock(label="Picture")
    alt = blocks.TextBlock(
        label="In words, for those who cannot see it",
        required=False,
        rows=2,
        help_text="Empty: as kept with the picture.",
    )
    decorative = blocks.BooleanBlock(label="Decorative: says nothing that the text does not", required=False)
    caption = words("Caption", required=False)
    credit = blocks.CharBlock(label="Credit", required=False, help_text="Empty: as kept with the picture.")
    rights = blocks.CharBlock(label="Rights", required=False, help_text="Empty: as kept with the picture.")
    focus_x = blocks.IntegerBlock(
        label="Focus from the left (‰)",
        required=False,
        min_value=0,
        max_value=1000,
        help_text="Empty: the picture's own.",
    )
    focus_y = blocks.IntegerBlock(label="Focus from the top (‰)", required=False, min_value=0, max_value=1000)

    class Meta:
        """How it is offered; what is rarely other than the picture's own is folded away."""

        icon = "image"
        label = "Picture"
        group = "Beside the copy"
        label_format = "{caption}"
        form_layout = BlockGroup(
            children=["image", "caption", "credit", "alt", "decorative"], settings=["rights", "focus_x", "focus_y"]
        )


class PullQuoteBlock(blocks.StructBlock):
    """Words lifted from the story."""

    text = words("Words lifted from the story")
    speaker = blocks.CharBlock(label="Who said it", required=False)

    class Meta:
        """How it is offered."""

        icon = "openquote"
        label = "Pull quote"
        group = "Beside the copy"


class FactBoxBlock(blocks.StructBlock):
    """Facts beside the story."""

    title = blocks.CharBlock(label="Title", required=False)
    blocks = blocks.StreamBlock(
        [
            ("paragraph", ParagraphBlock(features=list(WORDS), required=False)),
            ("list", ItemListBlock()),
            ("table", TableBlock()),
        ],
        label="In the box",
        required=False,
    )

    class Meta:
        """How it is offered."""

        icon = "form"
        label = "Box"
        group = "Beside the copy"


class ListingEntryBlock(blocks.StructBlock):
    """One line of a listing."""

    head = words("What, when, where", required=False)
    text = words("The rest", required=False)


class ListingBlock(blocks.StructBlock):
    """A group of listings."""

    title = blocks.CharBlock(label="Title", required=False)
    entries = blocks.ListBlock(ListingEntryBlock(), label="Entries")

    class Meta:
        """How it is offered."""

        icon = "calendar-alt"
        label = "Listings"
        group = "Beside the copy"


class BreakBlock(blocks.StaticBlock):
    """A pause."""

    class Meta:
        """How it is offered."""

        icon = "horizontalrule"
        label = "Break"
        group = "Copy"
        admin_text = "A pause: a small ornament in print."


class CopyBlock(blocks.StreamBlock):
    """The copy of a story."""

    paragraph = ParagraphBlock(features=list(WORDS), required=False)
    subhead = SubheadBlock()
    quotation = QuotationBlock()
    list = ItemListBlock()
    section_break = BreakBlock()
    picture = PictureBlock()
    pull_quote = PullQuoteBlock()
    box = FactBoxBlock()
    table = TableBlock()
    listing = ListingBlock()


class BylineBlock(blocks.StructBlock):
    """Who did what."""

    name = blocks.CharBlock(label="Name")
    role = blocks.CharBlock(label="Did the", default="words", help_text="words, photographs, translation, drawing …")

    class Meta:
        """How it is offered."""

        icon = "user"
        label_format = "{name}"
        form_classname = "struct-block nr-row"


class NoteBlock(blocks.StructBlock):
    """A foot note."""

    key = blocks.CharBlock(label="Mark", help_text="As it stands in the text between [^ and ].")
    text = words("Note", required=False)


class CorrectionBlock(blocks.StructBlock):
    """A dated public change."""

    day = blocks.DateBlock(label="Day")
    kind = blocks.ChoiceBlock(choices=[(kind.value, kind.value) for kind in CorrectionKind], label="Class")
    text = blocks.TextBlock(label="What changed")


class StoryChoice(forms.TextInput):
    """A story found by words of its headline; the form keeps its id."""

    template_name = "newsroom/stories/editor_choice.html"

    class Media:
        """What leads it."""

        js = ("newsroom/choice.js",)


class StoryBlock(blocks.CharBlock):
    """A story of this paper, kept by its id."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - a block's own options
        super().__init__(**options)
        self.field.widget = StoryChoice()

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """To the tables it is a text."""
        return ("wagtail.blocks.CharBlock", *super().deconstruct()[1:])


class ElsewhereBlock(blocks.StructBlock):
    """The same article in another language or paper."""

    language = blocks.CharBlock(label="Language", default="en")
    address = blocks.CharBlock(label="Address", required=False, help_text="Where it is on the web, if it is not ours.")
    story = StoryBlock(label="Story of this paper", required=False)
    paper = blocks.CharBlock(label="Paper", required=False, help_text="The name of the sister paper that has it.")
    original = blocks.BooleanBlock(label="The original", required=False)
