"""The forms of issues: their facts, and the cards of a story, a page and an advert."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django import forms

from broadsheet.edition.model import Advert, AdvertKind, PagePin, Pins, Placement, Position
from broadsheet.measure import mm, to_mm
from broadsheet.newsroom.issues.models import Issue
from broadsheet.newsroom.issues.moves import Place, SetPage
from broadsheet.newsroom.issues.rules import IN_FOURS, MOST_PAGES
from broadsheet.newsroom.issues.wording import POSITION_WORDS, RANK_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict

    Sent: TypeAlias = "Mapping[str, Any] | None"
    Files: TypeAlias = "MultiValueDict[str, UploadedFile[Any]] | None"

ARTWORK = (".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png")
MAGIC = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
"""How files of these kinds begin."""
LARGEST_ARTWORK = 200 * 1024 * 1024
JUMPS = (("", "as it comes"), ("no", "never"), ("yes", "yes"))
POSITIONS = [(item.value, words) for item, words in POSITION_WORDS.items()]
DAY = forms.DateInput(attrs={"type": "date"})
MINUTE = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class FactsForm(forms.ModelForm[Issue]):
    """What is said of an issue beside its plan."""

    class Meta:
        """Its fields, with help beside each."""

        model = Issue
        fields = ("number", "day", "volume", "on_sale", "off_sale", "copy_deadline", "price", "stock", "pages")
        widgets = {
            "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "on_sale": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "off_sale": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "copy_deadline": MINUTE,
        }
        labels = {
            "day": "Date on the issue",
            "on_sale": "On sale from",
            "off_sale": "On sale until",
            "copy_deadline": "Copy is due",
            "stock": "Copies for sale",
            "pages": "Pages",
        }
        help_texts = {
            "number": "Counts up from issue to issue.",
            "day": "Printed under the nameplate.",
            "volume": "The year of the paper; 0 prints none.",
            "on_sale": "Leave empty where it is the date on the issue. On that day it becomes public.",
            "off_sale": "Leave empty where the next issue takes its place.",
            "copy_deadline": "Shown to everybody who writes for the issue.",
            "price": "As it is printed: £2.00.",
            "stock": "Printed copies that can be ordered. Leave empty where nobody counts.",
            "pages": "In fours. 0 takes as many as the stories need.",
        }

    def clean_pages(self) -> int:
        """Whole sheets."""
        pages = int(self.cleaned_data["pages"])
        if pages > MOST_PAGES or pages % IN_FOURS:
            raise forms.ValidationError(f"A number that can be divided by four, {MOST_PAGES} at most, or 0.")
        return pages

    def clean(self) -> dict[str, Any]:
        """Days in their order."""
        found = super().clean() or self.cleaned_data
        on_sale, off_sale = found.get("on_sale") or found.get("day"), found.get("off_sale")
        if on_sale and off_sale and off_sale < on_sale:
            self.add_error("off_sale", f"Lies before the first day of sale, {on_sale:%d %B %Y}.")
        return found


class StoryForm(forms.Form):
    """How a story stands in an issue."""

    page = forms.TypedChoiceField(coerce=int, label="Page")
    rank = forms.TypedChoiceField(coerce=int, choices=list(RANK_NAMES.items()), label="Rank")
    section = forms.ChoiceField(required=False, label="Section")
    position = forms.ChoiceField(choices=POSITIONS, label="Where on the page")
    columns = forms.TypedChoiceField(coerce=int, label="Columns wide")
    picture_columns = forms.TypedChoiceField(coerce=int, label="Picture, columns wide")
    headline = forms.TypedChoiceField(coerce=int, label="Headline")
    jump = forms.ChoiceField(choices=JUMPS, required=False, label="Continued on another page")
    turn_page = forms.TypedChoiceField(coerce=int, label="… on page")
    hold = forms.BooleanField(required=False, label="May wait for the next issue if there is no room")

    def __init__(
        self, pages: int, columns: int, sections: Mapping[str, str], placement: Placement, sent: Sent = None
    ) -> None:
        super().__init__(sent, initial=_story_values(placement))
        self.choices("page", [(0, "wherever it fits"), *_counted(pages, "page {}")])
        self.choices("turn_page", [(0, "wherever there is room"), *_counted(pages, "page {}")])
        self.choices("columns", [(0, "as it comes"), *_counted(columns, "{}")])
        self.choices("picture_columns", [(0, "as it comes"), *_counted(columns, "{}")])
        self.choices("headline", [(0, "whichever fits best"), (1, "the full headline"), *_forms()])
        self.choices("section", [("", "its own"), *sections.items()])

    def choices(self, name: str, choices: list[tuple[Any, str]]) -> None:
        """What may be chosen in a field; what stands there already is always among it."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        now = self.initial.get(name)
        known = [value for value, _ in choices]
        field.choices = choices if now in {*known, None} else [*choices, (now, str(now))]

    def move(self, story: str) -> Place:
        """The move the form asks for."""
        told = self.cleaned_data
        pins = Pins(
            Position(told["position"]),
            told["columns"],
            told["picture_columns"],
            told["headline"],
            {"": None, "no": False, "yes": True}[told["jump"]],
            told["turn_page"],
        )
        return Place(story, told["page"], told["rank"], told["section"], pins, told["hold"])


def _story_values(placement: Placement) -> dict[str, Any]:
    """A placement as the form has it."""
    pins = placement.pins
    jump = {None: "", False: "no", True: "yes"}[pins.jump]
    return {
        "page": placement.page,
        "rank": placement.rank,
        "section": placement.section,
        "hold": placement.hold,
        "position": pins.position.value,
        "columns": pins.columns,
        "picture_columns": pins.picture_columns,
        "headline": pins.headline,
        "jump": jump,
        "turn_page": pins.turn_page,
    }


def _counted(most: int, form: str) -> list[tuple[Any, str]]:
    """The numbers up to one, in words."""
    return [(number, form.format(number)) for number in range(1, most + 1)]


def _forms() -> list[tuple[Any, str]]:
    """The shorter headlines a story may have."""
    return [(2, "its first shorter one"), (3, "its second shorter one"), (4, "its third shorter one")]


class PageForm(forms.Form):
    """What is fixed about a page."""

    section = forms.ChoiceField(required=False, label="Section")
    heading = forms.CharField(
        max_length=300,
        required=False,
        strip=True,
        label="Heading",
        help_text="Printed at its head in place of the section’s name.",
    )

    def __init__(self, pin: PagePin, sections: Mapping[str, str], sent: Sent = None) -> None:
        super().__init__(sent, initial={"section": pin.section, "heading": pin.heading})
        field = self.fields["section"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        known = {**sections, **({pin.section: pin.section} if pin.section not in {*sections, ""} else {})}
        field.choices = [("", "whatever its stories belong to"), *known.items()]

    def move(self, number: int) -> SetPage:
        """The move the form asks for."""
        return SetPage(number, self.cleaned_data["section"], self.cleaned_data["heading"])


class DeadlineForm(forms.Form):
    """When a page must stand."""

    deadline = forms.DateTimeField(required=False, widget=MINUTE, label="Must stand by")


class AdvertForm(forms.Form):
    """An advert of an issue."""

    kind = forms.ChoiceField(
        choices=[(AdvertKind.BOOKED.value, "booked: stands where it was booked"), (AdvertKind.HOUSE.value, "our own")],
        label="Kind",
    )
    advertiser = forms.CharField(max_length=300, required=False, label="Advertiser")
    page = forms.TypedChoiceField(coerce=int, label="Page")
    position = forms.ChoiceField(choices=POSITIONS, label="Where on the page")
    columns = forms.TypedChoiceField(coerce=int, label="Columns wide")
    depth = forms.FloatField(
        min_value=0, max_value=1000, required=False, label="Depth in millimetres", help_text="As it was booked."
    )
    artwork = forms.FileField(
        required=False, label="Artwork", help_text="PDF, TIFF, JPEG or PNG, in the size it was booked."
    )
    alt = forms.CharField(
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        label="What it says, for those who cannot see it",
    )
    headline = forms.CharField(required=False, label="Headline", help_text="Set in type where there is no artwork.")
    text = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}), label="Text")
    call = forms.CharField(required=False, label="Where to go, write or ring")

    def __init__(self, pages: int, columns: int, advert: Advert | None, sent: Sent = None, files: Files = None) -> None:
        kept = advert or Advert("")
        super().__init__(sent, files, initial=_advert_values(kept))
        self.kept = kept
        for name, choices in (
            ("page", [(0, "wherever there is room"), *_counted(max(pages, kept.page), "page {}")]),
            ("columns", _counted(max(columns, kept.columns), "{}")),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
            field.choices = choices

    def clean_artwork(self) -> UploadedFile[Any] | None:
        """A file a printer can take."""
        file: UploadedFile[Any] | None = self.cleaned_data["artwork"]
        if file and PurePosixPath(file.name or "").suffix.lower() not in ARTWORK:
            raise forms.ValidationError("Artwork is a PDF, TIFF, JPEG or PNG file; save it as one of these.")
        if file and not file.read(4).startswith(MAGIC):
            raise forms.ValidationError("This file is not what its name says; save it again as PDF, TIFF, JPEG or PNG.")
        if file and (file.size or 0) > LARGEST_ARTWORK:
            raise forms.ValidationError("This file is larger than 200 MB; save it with pictures of 300 dpi.")
        return file

    def clean(self) -> dict[str, Any]:
        """House adverts without artwork say something."""
        found = super().clean() or self.cleaned_data
        silent = not (found.get("artwork") or self.kept.file or found.get("headline"))
        if found.get("kind") == AdvertKind.HOUSE.value and silent:
            self.add_error("headline", "Write a headline, or upload artwork.")
        return found

    def advert(self, key: str, file: str) -> Advert:
        """The advert the form asks for."""
        told = self.cleaned_data
        return Advert(
            id=key,
            kind=AdvertKind(told["kind"]),
            columns=told["columns"],
            depth=mm(told["depth"] or 0),
            page=told["page"],
            position=Position(told["position"]),
            file=file,
            **{name: told[name] for name in ("alt", "advertiser", "headline", "text", "call")},
        )


def _advert_values(advert: Advert) -> dict[str, Any]:
    """An advert as the form has it."""
    same = {
        name: getattr(advert, name) for name in ("page", "columns", "alt", "advertiser", "headline", "text", "call")
    }
    where = {"kind": advert.kind.value, "position": advert.position.value}
    return same | where | {"depth": round(to_mm(advert.depth), 1) if advert.depth else None}


def key_from(name: str, taken: set[str]) -> str:
    """An advert's id from its name: ``friths-fish-bar``, or ``friths-fish-bar-2`` where that is taken."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60] or "advert"
    tries = (stem, *(f"{stem}-{count}" for count in range(2, len(taken) + 3)))
    return next(key for key in tries if key not in taken)
