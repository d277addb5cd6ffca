"""What people fill in on the press's screens."""

from __future__ import annotations

from typing import Any

from django import forms

from broadsheet.newsroom.press.hosts import key_of, login_refused, with_key
from broadsheet.newsroom.press.rules import CHANGES, Change

LONGEST, LONGEST_ADDRESS = 2000, 300


class MomentForm(forms.Form):
    """The minute something is to be published."""

    at = forms.DateTimeField(
        label="Day and time",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"),
        error_messages={"required": "Give a day and a time.", "invalid": "Give a day and a time, as 2026-12-01T09:00."},
    )


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(label="Why", max_length=LONGEST, error_messages={"required": "Say why; the log keeps it."})


class ChangeForm(forms.Form):
    """The class of a change, and what readers are told of it."""

    change = forms.ChoiceField(
        label="What kind of change is it?",
        choices=[(change.value, name) for change, name, _ in CHANGES],
        widget=forms.RadioSelect,
        error_messages={"required": "Say what kind of change it is."},
    )
    said = forms.CharField(
        label="What was changed, in a sentence for readers",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Shown on the article with today's date. Not needed for a typo.",
    )

    def clean_change(self) -> Change:
        """The class itself."""
        return Change(self.cleaned_data["change"])


class OrderForm(forms.Form):
    """What the printer is asked for."""

    copies = forms.IntegerField(label="Copies", min_value=1, max_value=10_000_000, required=False)
    paper = forms.CharField(
        label="Paper", max_length=120, required=False, help_text="As the printer calls it: 45 g newsprint."
    )
    delivery = forms.DateField(
        label="Delivery on", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        label="Note to the printer", max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class PrinterForm(forms.Form):
    """Where the printer takes files. ``before`` is the address kept so far, with its name and password."""

    address = forms.CharField(
        label="Address",
        required=False,
        max_length=LONGEST_ADDRESS,
        help_text="The folder at the printer's, as https://…, ftps://… or s3://bucket/folder. Empty: nothing is sent.",
    )
    name = forms.CharField(
        label="Name", required=False, max_length=100, help_text="What the printer calls you, where a login is needed."
    )
    password = forms.CharField(
        label="Password",
        required=False,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, before: str = "", **kwargs: Any) -> None:  # noqa: ANN401 - the framework's signature
        super().__init__(*args, **kwargs)
        self._before = before

    def clean(self) -> dict[str, Any]:
        """The three are looked at together."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors or not told["address"]:
            return told
        refused = login_refused(told["address"], told["name"], told["password"], self._before)
        if refused:
            self.add_error("password" if "password" in refused.partition(";")[0] else "address", refused)
        return told

    @property
    def kept(self) -> str:
        """The address to be kept, with its name and password; empty to keep none."""
        told = self.cleaned_data
        password = told["password"] or key_of(self._before)[1]
        return with_key(told["address"], told["name"], password) if told["address"] else ""
