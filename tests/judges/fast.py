"""The bars of speed and weight on Lighthouse's slow telephone, and the example's pages that are held to them."""

from __future__ import annotations

from collections.abc import Iterator

from judges.lighthouse import Scores, lighthouse

ARTICLE = "/2026/11/sixth-form-returns-after-nine-years/"
"""An article without pictures."""
PICTURED = "/2026/11/town-votes-to-buy-back-its-harbour/"
MEASURED = (ARTICLE, PICTURED, "/", "/sections/harbour/", "/issues/24/")
SCORE = 95
PAINT = 1_500
PICTURE_PAINT = 2_500
"""Milliseconds until the largest thing is seen: our bar for type, and what Google calls good for pages of pictures."""
SHIFT = 0.02
WEIGHT = 60_000
SCRIPT = 10_000
TRIES = 3


def bars(url: str, *, plain: bool, tries: int = TRIES) -> tuple[str, ...]:
    """What a page falls short of, as sentences. ``plain``: without pictures, and so held to the weight and the paint.

    A busy machine makes pages slower, none makes them faster: so the best of some reports counts.
    """
    found: tuple[str, ...] = ()
    for _ in range(tries):
        found = tuple(_short(lighthouse(url), plain=plain))
        if not found:
            break
    return found


def _short(scores: Scores, *, plain: bool) -> Iterator[str]:
    """What a report falls short of."""
    if scores.lowest < SCORE:
        yield f"{scores.lowest} of 100: {', '.join(scores.failed)}"
    if scores.lcp > (PAINT if plain else PICTURE_PAINT):
        yield f"the largest paint after {scores.lcp:.0f} ms"
    if scores.cls > SHIFT:
        yield f"the page jumps by {scores.cls:.3f}"
    if scores.scripts > SCRIPT:
        yield f"{scores.scripts} bytes of script"
    if plain and scores.transferred > WEIGHT:
        yield f"{scores.transferred} bytes over the wire"
    if scores.foreign:
        yield f"asked elsewhere: {', '.join(scores.foreign)}"
