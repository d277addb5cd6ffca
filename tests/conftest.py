"""What tests of every room may ask for; the fixtures stand with the judges."""

from __future__ import annotations

pytest_plugins = ("judges.fixtures",)
