"""Preflight: a finished PDF held against PDF/X-4 and what a printer asks, read afresh from the file.

Nothing here trusts the writer: the same checks serve an advertiser's artwork and a file from anywhere.
"""

from broadsheet.press.preflight.inspection import preflight, preflight_artwork

__all__ = ["preflight", "preflight_artwork"]
