"""The form behind a picture: how it is uploaded, looked over and described."""

from __future__ import annotations

import struct
import warnings
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from broadsheet.newsroom.stories.rules import described

FAILURES = (OSError, SyntaxError, ValueError, EOFError, struct.error, Image.DecompressionBombError)
"""What Pillow raises over files that are not what they say."""
BROKEN = (
    "This file cannot be read as a picture to its end. Open it in a picture programme and save it anew as JPEG or PNG."
)
HUGE = "This picture claims more pixels than any printer needs. Save it smaller."


class SoundPictureField(WagtailImageField):
    """A picture that can be decoded to its end, checked before anything of it is kept."""

    default_error_messages = MappingProxyType({"invalid_image": BROKEN})

    def to_python(self, data: Any) -> Any:  # noqa: ANN401 - the framework's signature
        """The file. Raises ``ValidationError`` with a sentence for what is no sound picture."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", Image.DecompressionBombWarning)
                file = super().to_python(data)
                _decode(file)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError):
            raise ValidationError(HUGE, code="file_too_many_pixels") from None
        except ValidationError:
            raise
        except FAILURES:
            raise ValidationError(BROKEN, code="invalid_image") from None
        return file


def _decode(file: Any) -> None:  # noqa: ANN401 - an uploaded file, or None
    """Read a picture to its end; a JPEG at an eighth of its size, which is enough. Raises what Pillow raises."""
    if file is None:
        return
    file.seek(0)
    with Image.open(file) as image:
        image.draft("L", (1, 1))
        image.load()
    file.seek(0)


class PictureForm(BaseImageForm):
    """A picture as it is uploaded and described: none is published without words for those who cannot see it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - the framework's signature
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = SoundPictureField(label=given.label, required=given.required, widget=given.widget)
        for name, help_text in HELP.items():
            if name in self.fields:
                self.fields[name].help_text = help_text
        if "alt" in self.fields:
            self.fields["alt"].widget.attrs["rows"] = SENTENCES

    def clean(self) -> dict[str, Any] | None:
        """Words for the picture, or that it needs none."""
        cleaned: dict[str, Any] | None = super().clean()
        told = cleaned or {}
        wrong = described(told.get("alt") or "", decorative=bool(told.get("decorative")))
        if wrong and "alt" in self.fields:
            self.add_error("alt", wrong)
        return cleaned


SENTENCES = 3
"""Lines of the field for what a picture shows."""
HELP = {
    "title": "What colleagues find it by.",
    "alt": "What it shows, in a sentence. Not: “picture of”.",
    "credit": "Who took or drew it; printed below it.",
    "rights": "Who may use it, and how: “free for papers of the network”, “once, in print”.",
    "decorative": "Tick it for ornaments, and leave the description empty.",
}
