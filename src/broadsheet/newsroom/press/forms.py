"""What people fill in on the press's screens."""

from __future__ import annotations

from typing import Any

from django import forms

from broadsheet.newsroom.press.book import out_of_reach
from broadsheet.newsroom.press.hosts import Printer, completed, forgotten, refusal
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
    """Where the printer takes files. ``before`` is the printer as it is kept so far."""

    address = forms.CharField(
        label="Address",
        required=False,
        max_length=LONGEST_ADDRESS,
        help_text="The folder at the printer’s, as https://…, ftps://…, sftp://… or s3://bucket/folder. "
        "Empty: nothing is sent.",
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
    host_key = forms.CharField(
        label="Fingerprint of the printer’s host",
        required=False,
        max_length=100,
        help_text="For sftp:// only: SHA256:… as the printer tells it. Left empty, the key that the host shows at the "
        "first sending is kept and stands here; files then go to no host that shows another.",
    )
    forget = forms.BooleanField(
        label="Forget this fingerprint",
        required=False,
        help_text="For a host that has a new key, once the printer has said so: the next sending keeps what it shows.",
    )

    def __init__(self, *args: Any, before: Printer, **kwargs: Any) -> None:  # noqa: ANN401 - the framework's signature
        kwargs.setdefault("initial", {name: getattr(before, name) for name in ("address", "name", "host_key")})
        super().__init__(*args, **kwargs)
        self._before = before
        if not before.host_key:
            del self.fields["forget"]

    def clean(self) -> dict[str, Any]:
        """All are looked at together."""
        told: dict[str, Any] = super().clean() or {}
        if self.errors or not told["address"]:
            return told
        refused = refusal(self._told, self._before)
        if refused:
            self.add_error(refused.field, refused.words)
        elif away := out_of_reach(self.kept):
            self.add_error("address", away)
        return told

    @property
    def kept(self) -> Printer:
        """The printer to be kept; one without an address to keep none."""
        kept = completed(self._told, self._before) if self._told.address else Printer()
        return forgotten(kept, self._before) if self.cleaned_data.get("forget") else kept

    @property
    def _told(self) -> Printer:
        """The printer as it was written."""
        return Printer(**{name: self.cleaned_data[name] for name in ("address", "name", "password", "host_key")})
