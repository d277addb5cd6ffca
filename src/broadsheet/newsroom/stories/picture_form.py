"""The form behind a picture: how it is uploaded and described."""

from __future__ import annotations

from typing import Any

from wagtail.images.forms import BaseImageForm

from broadsheet.newsroom.stories.rules import described


class PictureForm(BaseImageForm):
    """A picture as it is uploaded and described: nothing is published that cannot be told to those who cannot see it."""

    def clean(self) -> dict[str, Any] | None:
        """Words for the picture, or that it needs none."""
        cleaned: dict[str, Any] | None = super().clean()
        told = cleaned or {}
        wrong = described(told.get("alt") or "", decorative=bool(told.get("decorative")))
        if wrong and "alt" in self.fields:
            self.add_error("alt", wrong)
        return cleaned
