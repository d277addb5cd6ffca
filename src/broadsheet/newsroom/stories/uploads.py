"""Pictures as they were uploaded and as the desk's screens show them small; for those who may see the stories.

Portraits of colleagues are for everybody who works at the paper.
"""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_GET

from broadsheet.newsroom.people.guard import allowed
from broadsheet.newsroom.people.roles import Act

if TYPE_CHECKING:
    from django.http import HttpRequest

SHOWN = frozenset({"image/jpeg", "image/png", "image/webp", "image/tiff", "image/gif", "image/avif"})
"""What a browser may show; anything else that was uploaded (artwork of adverts) is handed out to be kept."""
KEPT = "private, max-age=86400"


PORTRAITS = "avatar_images"
"""The folder below ``media/`` where the framework puts the small pictures of colleagues."""


@allowed(Act.SEE_STORIES)
@require_GET
def uploaded(request: HttpRequest, name: str) -> FileResponse:  # noqa: ARG001 - a view's signature
    """A file below ``media/``. Its name is never given to another."""
    return _handed_out(name)


@login_required
@require_GET
def portrait(request: HttpRequest, name: str) -> FileResponse:  # noqa: ARG001 - a view's signature
    """The small picture of a colleague, for everybody with an account."""
    return _handed_out(f"{PORTRAITS}/{name}")


def _handed_out(name: str) -> FileResponse:
    """A file as an answer."""
    kind = mimetypes.guess_type(name)[0] or ""
    try:
        file = default_storage.open(name)
    except (OSError, SuspiciousFileOperation, ValueError):
        raise Http404("The file is not there. Upload the picture again.") from None
    return FileResponse(
        file,
        as_attachment=kind not in SHOWN,
        content_type=kind if kind in SHOWN else "application/octet-stream",
        headers={"Cache-Control": KEPT, "X-Content-Type-Options": "nosniff"},
    )
