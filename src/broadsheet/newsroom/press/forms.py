"""What people fill in on the press's screens."""

from __future__ import annotations

from django import forms

from broadsheet.newsroom.press.rules import CHANGES, Change

LONGEST = 2000


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
